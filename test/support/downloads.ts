import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { parse } from 'csv-parse/sync';
import type { TestApi } from './test-api.js';

export interface Download {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly trailers: Record<string, string | undefined>;
  readonly body: string;
}

/** An answer whose body nobody has read yet. */
export interface OpenDownload {
  readonly response: http.IncomingMessage;
  /** Closes the connection, as a closed browser tab does. */
  abort(): void;
}

/** The port of the API, which listens from now on. */
export const listen = async (api: TestApi): Promise<number> => {
  await api.app.listen(0, '127.0.0.1');
  return (api.app.getHttpServer().address() as AddressInfo).port;
};

export const openDownload = (port: number, path: string, token: string): Promise<OpenDownload> =>
  new Promise((resolve, reject) => {
    const request = http.get({ port, path, headers: { authorization: `Bearer ${token}` }, agent: false });
    request.on('error', reject);
    request.on('response', (response) => resolve({ response, abort: () => request.destroy() }));
  });

/** Reads to the end; rejects when the answer breaks off. */
export const readDownload = async ({ response }: OpenDownload): Promise<Download> => {
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  const { statusCode, headers, trailers } = response;
  return { status: statusCode ?? 0, headers, trailers, body: Buffer.concat(chunks).toString() };
};

export const download = async (port: number, path: string, token: string): Promise<Download> =>
  readDownload(await openDownload(port, path, token));

/** The rows under the header line, by header. */
export const rowsOf = ({ body }: Pick<Download, 'body'>): Record<string, string>[] =>
  parse(body, { columns: true, bom: true }) as Record<string, string>[];
