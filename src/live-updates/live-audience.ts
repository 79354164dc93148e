import { Injectable } from '@nestjs/common';
import { Denial } from '../identity/index.js';
import { Clock } from '../platform/clock/index.js';
import { EventStream } from './event-stream.js';
import type { Listener } from './listener.js';
import type { LiveSocket } from './live-socket.js';

const MOST_ON_A_SOCKET = 10;
const MOST_SOCKETS_OF_A_PERSON = 10;

/** All who listen in this process, by center. */
@Injectable()
export class LiveAudience {
  private readonly centers = new Map<string, Set<Listener>>();

  constructor(private readonly clock: Clock) {}

  join(who: Omit<Listener, 'stream'>): EventStream {
    this.refuseTooMany(who);
    const listener: Listener = { ...who, stream: new EventStream(() => this.leave(listener)) };
    who.socket.listeners.add(listener);
    const others = this.centers.get(who.actor.centerId);
    if (others) others.add(listener);
    else this.centers.set(who.actor.centerId, new Set([listener]));
    return listener.stream;
  }

  in(centerId: string): readonly Listener[] {
    return [...(this.centers.get(centerId) ?? [])];
  }

  all(): readonly Listener[] {
    return [...this.centers.values()].flatMap((listeners) => [...listeners]);
  }

  private leave(listener: Listener): void {
    const { socket, actor } = listener;
    socket.listeners.delete(listener);
    if (socket.listeners.size === 0) socket.idleSince = this.clock.now();
    const others = this.centers.get(actor.centerId);
    others?.delete(listener);
    if (others?.size === 0) this.centers.delete(actor.centerId);
  }

  private refuseTooMany({ actor, socket }: Omit<Listener, 'stream'>): void {
    if (socket.listeners.size >= MOST_ON_A_SOCKET)
      throw tooMany(`A connection may have at most ${MOST_ON_A_SOCKET} subscriptions; end one first.`);
    const sockets = new Set<LiveSocket>([socket]);
    for (const other of this.in(actor.centerId)) if (other.actor.userId === actor.userId) sockets.add(other.socket);
    if (sockets.size > MOST_SOCKETS_OF_A_PERSON)
      throw tooMany(`A person may have at most ${MOST_SOCKETS_OF_A_PERSON} connections; close one first.`);
  }
}

const TOO_MANY_REQUESTS = 429;
const tooMany = (message: string): Denial => new Denial('TOO_MANY_SUBSCRIPTIONS', message, TOO_MANY_REQUESTS);
