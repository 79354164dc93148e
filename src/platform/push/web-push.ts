import { RequestFilteringHttpsAgent } from 'request-filtering-agent';
import webPush, { WebPushError } from 'web-push';

export interface Push {
  readonly endpoint: string;
  readonly keys: { readonly p256dh: string; readonly auth: string };
  readonly payload: string;
}

/** The browser has given the subscription up, or will never take this message. */
export class PushRefused extends Error {
  override readonly name = 'PushRefused';
}

/** Who sends, as push services want to know it (VAPID, RFC 8292). */
export interface Vapid {
  readonly subject: string;
  readonly publicKey: string;
  readonly privateKey: string;
}

const PATIENCE_MS = 10_000;
/** After so long a reminder is no news. */
const KEPT_SECONDS = 24 * 60 * 60;
/** Too many and too slow are no refusals. */
const TRY_AGAIN = new Set([408, 425, 429]);

/** The address comes from a browser, so it must not lead into our own network. */
const AGENT = new RequestFilteringHttpsAgent({ keepAlive: true });

/** Sends to browsers through their makers' push services. */
export class WebPush {
  constructor(private readonly vapid: Vapid) {}

  /** Answers where the push service keeps the message; throws PushRefused when trying again is of no use. */
  async send({ endpoint, keys, payload }: Push): Promise<string | null> {
    const options = { vapidDetails: this.vapid, timeout: PATIENCE_MS, TTL: KEPT_SECONDS, agent: AGENT };
    try {
      const { headers } = await webPush.sendNotification({ endpoint, keys }, payload, options);
      return headers['location'] ?? null;
    } catch (error) {
      throw inOurWords(error);
    }
  }
}

const inOurWords = (error: unknown): Error => {
  if (!(error instanceof WebPushError))
    return new Error(`Push failed: ${(error as { code?: string }).code ?? 'no answer'}`);
  const { statusCode } = error;
  const words = `The push service answered ${statusCode}`;
  return statusCode >= 400 && statusCode < 500 && !TRY_AGAIN.has(statusCode)
    ? new PushRefused(words)
    : new Error(words);
};
