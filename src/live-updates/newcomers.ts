import type { Socket as TcpSocket } from 'node:net';
import type { Instant } from '../kernel/instant.js';

const MOST = 1_000;
const MAY_WAIT_MS = 10_000;

/** Connections that have not said yet whose they are. */
export class Newcomers {
  private readonly since = new Map<TcpSocket, Instant>();

  get isEmpty(): boolean {
    return this.since.size === 0;
  }

  /** False: too many are waiting already. */
  receive(socket: TcpSocket, now: Instant): boolean {
    if (this.since.size >= MOST) return false;
    this.since.set(socket, now);
    socket.once('close', () => this.since.delete(socket));
    return true;
  }

  introduce(socket: TcpSocket): void {
    this.since.delete(socket);
  }

  /** Sends those away who have been silent for too long. */
  sendAway(now: Instant): void {
    for (const [socket, since] of this.since) if (since < now - MAY_WAIT_MS) socket.destroy();
  }
}
