import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { createClient } from 'graphql-ws';
import type { Data } from './people.js';
import type { TestApi } from './test-api.js';

/** Comes with Mercurius; it brings no types. */
const WebSocket: unknown = createRequire(createRequire(import.meta.url).resolve('mercurius'))('ws');

/** Somebody who listens over a real connection. */
export interface LiveClient {
  readonly received: Data[];
  /** What was refused. */
  readonly errors: unknown[];
  /** The code with which the connection was closed; null: it is open. */
  closedWith(): number | null;
  /** Resolves once the server has taken the subscription. */
  readonly listening: Promise<void>;
  stop(): Promise<void>;
}

/** Listens with a subscription; `token` is an access or API token. */
export const listen = (
  api: TestApi,
  token: string,
  query: string,
  variables: Record<string, unknown> = {},
): LiveClient => {
  const received: Data[] = [];
  const errors: unknown[] = [];
  let code: number | null = null;
  let isConnected: () => void;
  const listening = new Promise<void>((resolve) => (isConnected = resolve));
  const { port } = api.app.getHttpServer().address() as AddressInfo;
  const client = createClient({
    url: `ws://127.0.0.1:${port}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${token}` },
    retryAttempts: 0,
    on: {
      connected: () => isConnected(),
      closed: (event) => {
        code = (event as { code: number }).code;
        isConnected();
      },
    },
  });
  client.subscribe<Data>(
    { query, variables },
    {
      next: ({ data }) => received.push(data),
      error: (error) => errors.push(error),
      complete: () => undefined,
    },
  );
  return { received, errors, closedWith: () => code, listening, stop: async () => client.dispose() };
};
