import { request as requestOverHttp, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as requestOverHttps } from 'node:https';
import type { LookupFunction } from 'node:net';
import { Inject, Injectable, Optional } from '@nestjs/common';
import { CONFIG, type Config } from '../platform/config/index.js';
import { isLoopback, whyNotSentTo } from './domain/endpoint-url.js';
import { loopbackAgent, publicAgent, publicLookup, refuseAddressThatIsNotPublic } from './public-agents.js';
import { reasonInWords } from './send-failures.js';

const ANSWER_WITHIN_MS = 10_000;
const BYTES_READ = 1_000;

export interface HttpAnswer {
  readonly status: number;
  /** Its first bytes. */
  readonly body: string;
}

/** Nobody answered; the message says why, without addresses. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
}

/** Another way to look names up, for tests. */
export const NAME_LOOKUP = Symbol('NAME_LOOKUP');

/** Posts to addresses that somebody typed in, and to nothing that only we can reach. Redirects are not followed. */
@Injectable()
export class WebhookSender {
  /** Where the whole service runs on somebody's own machine, its endpoints may too. */
  readonly loopbackAllowed: boolean;
  private readonly lookup: LookupFunction;

  constructor(
    @Inject(CONFIG) { environment, demo }: Pick<Config, 'environment' | 'demo'>,
    @Optional() @Inject(NAME_LOOKUP) lookup?: LookupFunction,
  ) {
    this.loopbackAllowed = environment === 'test' || demo;
    this.lookup = publicLookup(lookup);
  }

  /** What was answered, whatever its status. Throws NoAnswer. */
  async post(url: string, headers: Readonly<Record<string, string>>, body: string): Promise<HttpAnswer> {
    try {
      return await this.exchange(url, { ...headers, 'content-type': 'application/json' }, body);
    } catch (error) {
      throw new NoAnswer(reasonInWords(error), { cause: error });
    }
  }

  private async exchange(url: string, headers: Readonly<Record<string, string>>, body: string): Promise<HttpAnswer> {
    const refused = whyNotSentTo(url, this.loopbackAllowed);
    if (refused) throw new Error(`The address ${refused}`);
    const signal = AbortSignal.timeout(ANSWER_WITHIN_MS);
    const length = String(Buffer.byteLength(body));
    const response = await send(
      url,
      { ...this.wayTo(url), method: 'POST', headers: { ...headers, 'content-length': length }, signal },
      body,
    );
    return { status: response.statusCode ?? 0, body: await firstBytesOf(response) };
  }

  private wayTo(url: string): Pick<RequestOptions, 'agent' | 'lookup'> {
    if (this.loopbackAllowed && isLoopback(url) && url.startsWith('http:')) return { agent: loopbackAgent() };
    refuseAddressThatIsNotPublic(url);
    return { agent: publicAgent(), lookup: this.lookup };
  }
}

const send = (url: string, options: RequestOptions, body: string): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    const open = url.startsWith('https:') ? requestOverHttps : requestOverHttp;
    open(url, { ...options, headers: { ...options.headers, 'user-agent': 'Followthrough-Webhooks/1' } })
      .on('response', resolve)
      .on('error', reject)
      .end(body);
  });

/** Stops reading, and closes the connection, as soon as it has enough. */
const firstBytesOf = async (response: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    length += chunk.length;
    if (length >= BYTES_READ) break;
  }
  return Buffer.concat(chunks).subarray(0, BYTES_READ).toString('utf8').replaceAll('\0', '');
};
