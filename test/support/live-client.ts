import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import type { Data } from './people.js';
import type { TestApi } from './test-api.js';

interface Socket {
  on(event: 'open' | 'error', act: () => void): void;
  on(event: 'message', act: (message: Buffer) => void): void;
  on(event: 'close', act: (code: number) => void): void;
  send(message: string): void;
  close(): void;
}

/** Comes with Mercurius; it brings no types. */
const WebSocket: new (url: string, protocol: string) => Socket = createRequire(
  createRequire(import.meta.url).resolve('mercurius'),
)('ws');

/** Somebody who listens over a real connection (graphql-transport-ws). */
export interface LiveClient {
  readonly received: Data[];
  /** What was refused. */
  readonly errors: unknown[];
  /** The code with which the connection was closed; null: it is open. */
  closedWith(): number | null;
  stop(): void;
}

/** Connects and listens with a subscription; `token` is an access or API token, null: nothing is said. */
export const listen = (api: TestApi, token: string | null, query: string, variables: object = {}): LiveClient => {
  const { port } = api.app.getHttpServer().address() as AddressInfo;
  const socket = new WebSocket(`ws://127.0.0.1:${port}/graphql`, 'graphql-transport-ws');
  const received: Data[] = [];
  const errors: unknown[] = [];
  let closedWith: number | null = null;
  const say = (message: object): void => socket.send(JSON.stringify(message));
  const answers: Readonly<Record<string, (payload: Data) => unknown>> = {
    connection_ack: () => say({ type: 'subscribe', id: '1', payload: { query, variables } }),
    ping: () => say({ type: 'pong' }),
    next: ({ data }) => received.push(data),
    error: (payload) => errors.push(payload),
  };
  socket.on('open', () => token && say({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } }));
  socket.on('message', (message) => {
    const { type, payload } = JSON.parse(message.toString());
    answers[type]?.(payload);
  });
  socket.on('error', () => undefined);
  socket.on('close', (code) => (closedWith = code));
  return { received, errors, closedWith: () => closedWith, stop: () => socket.close() };
};
