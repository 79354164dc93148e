import type { Actor } from '../kernel/actor.js';
import type { EventStream } from './event-stream.js';
import type { LiveSocket } from './live-socket.js';

/** Whose students; null everywhere: all of the center. */
export interface Scope {
  readonly cohortId: string | null;
  readonly counselorId: string | null;
}

/** Somebody who wants to hear of changes as long as they are who they are. */
export interface Listener {
  readonly actor: Actor;
  /** What was shown to prove it, looked at again and again. */
  readonly authorization: string;
  readonly socket: LiveSocket;
  /** Null: the inbox. */
  readonly scope: Scope | null;
  readonly stream: EventStream;
}
