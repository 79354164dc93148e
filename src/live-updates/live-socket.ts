import type { Instant } from '../kernel/instant.js';
import type { EventStream } from './event-stream.js';

/** As much of a WebSocket as we use. */
export interface Socket {
  close(code: number, reason: string): void;
}

/** Codes of our own (RFC 6455 leaves 4000 to 4999 to applications); those with a meaning in graphql-transport-ws have it here too. */
export const CLOSED_FOR = { SIGNED_OUT: 4403, IDLE: 4408 } as const;

/** One connection, and who listens on it. */
export class LiveSocket {
  readonly listeners = new Set<{ readonly stream: EventStream }>();
  idleSince: Instant;

  constructor(
    private readonly socket: Socket,
    now: Instant,
  ) {
    this.idleSince = now;
  }

  close(why: keyof typeof CLOSED_FOR): void {
    for (const listener of this.listeners) void listener.stream.return();
    this.socket.close(CLOSED_FOR[why], why);
  }
}
