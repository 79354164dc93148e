import type { IncomingMessage } from 'node:http';
import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { Authenticator } from '../identity/index.js';
import { MINUTE } from '../kernel/instant.js';
import { Clock, newId } from '../platform/clock/index.js';
import { RequestContext } from '../platform/graphql/index.js';
import { Pulse } from '../platform/schedule/index.js';
import { LiveAudience } from './live-audience.js';
import { LiveSocket, type Socket } from './live-socket.js';
import { LiveTail } from './live-tail.service.js';
import { Newcomers } from './newcomers.js';

const EVERY_MS = 1_000;
const KEEP_ALIVE_MS = 30_000;
const MOST_SOCKETS = 5_000;
const MAY_BE_IDLE = MINUTE;

interface Initiation {
  payload?: Readonly<Record<string, unknown>> | undefined;
}

/** What a resolver of subscriptions finds in its context. */
export interface LiveContext {
  readonly request: RequestContext;
  readonly authorization: string;
  readonly live: LiveSocket;
}

/** The connections of this process: who may have one, and for how long. */
@Injectable()
export class LiveSockets implements OnApplicationShutdown {
  private readonly sockets = new Map<Socket, LiveSocket>();
  private readonly newcomers = new Newcomers();
  private readonly pulse: Pulse;

  constructor(
    private readonly authenticator: Authenticator,
    private readonly audience: LiveAudience,
    private readonly tail: LiveTail,
    private readonly clock: Clock,
  ) {
    const logger = new Logger('live updates');
    this.pulse = new Pulse(
      EVERY_MS,
      () => this.beat(),
      (error) => logger.error(error),
    );
  }

  /** How Mercurius is to treat connections. */
  readonly subscription = {
    keepAlive: KEEP_ALIVE_MS,
    verifyClient: ({ req }: { req: IncomingMessage }, answer: (welcome: boolean, status?: number) => void): void =>
      this.receive(req) ? answer(true) : answer(false, 503),
    context: (socket: Socket, { raw }: { raw: IncomingMessage }) => ({ live: this.accept(socket, raw) }),
    onConnect: (initiation: Initiation) => this.identify(initiation),
  };

  /** One round: whoever is not who they were is sent away, the others are told what happened. */
  async beat(): Promise<void> {
    await this.sendAwayTheSignedOut();
    this.sendAwayTheIdle();
    this.newcomers.sendAway(this.clock.now());
    await this.tail.readOn();
    if (this.isAlone) void this.pulse.stop();
  }

  /** Nobody is connected. */
  get isAlone(): boolean {
    return this.sockets.size === 0 && this.newcomers.isEmpty;
  }

  onApplicationShutdown(): Promise<void> {
    return this.pulse.stop();
  }

  private receive({ socket }: IncomingMessage): boolean {
    if (this.sockets.size >= MOST_SOCKETS || !this.newcomers.receive(socket, this.clock.now())) return false;
    this.pulse.start();
    return true;
  }

  private accept(socket: Socket, { socket: connection }: IncomingMessage): LiveSocket {
    const known = this.sockets.get(socket);
    if (known) return known;
    this.newcomers.introduce(connection);
    const live = new LiveSocket(socket, this.clock.now());
    this.sockets.set(socket, live);
    connection.once('close', () => this.sockets.delete(socket));
    return live;
  }

  /** Whose connection it is; false: nobody's. The token is taken out of the message, which Mercurius would keep and copy into headers. */
  private async identify(initiation: Initiation): Promise<false | Omit<LiveContext, 'live'>> {
    const authorization = authorizationIn(initiation.payload);
    initiation.payload = undefined;
    const id = newId();
    const actor = await this.authenticator.actorOf({ id, headers: { authorization } });
    return actor ? { request: new RequestContext(id, actor, ''), authorization } : false;
  }

  /** By sign-out, change of the person, revocation, or because the token has run out. */
  private async sendAwayTheSignedOut(): Promise<void> {
    for (const { authorization, socket } of this.audience.all())
      if (!(await this.authenticator.actorOf({ id: newId(), headers: { authorization } }))) socket.close('SIGNED_OUT');
  }

  private sendAwayTheIdle(): void {
    const until = this.clock.now() - MAY_BE_IDLE;
    for (const live of this.sockets.values())
      if (live.listeners.size === 0 && live.idleSince < until) live.close('IDLE');
  }
}

/** Clients send `{ authorization }`, in either spelling. */
const authorizationIn = (payload: Initiation['payload']): string =>
  String(payload?.['authorization'] ?? payload?.['Authorization'] ?? '');
