import type pg from 'pg';
import { PreparingClient } from './preparing-client.js';

/** What TypeORM says to begin a transaction. */
const BEGIN = 'START TRANSACTION';
const BEGUN = Promise.resolve({ command: 'START', rowCount: null, rows: [] });

type Ask = (...call: unknown[]) => Promise<pg.QueryResult>;

interface Corked {
  readonly stream: { cork(): void; uncork(): void };
}

/**
 * A connection on which statements whose answer nobody waits for travel together with the next one that somebody waits for,
 * in order and in one write to the socket, and so do those that are asked at the same time. So a use case costs one round trip
 * for each thing it must know before it can go on, and none for its writes.
 */
export class PipeliningClient extends PreparingClient {
  private readonly ask: Ask;
  private holdsBack = false;

  constructor(config?: pg.ClientConfig) {
    super({ ...config, pipeline: true } as pg.ClientConfig);
    this.ask = this.query.bind(this) as unknown as Ask;
    Object.assign(this, { query: (...call: unknown[]) => this.now(call) });
  }

  /** Sends a statement with the next one that is waited for; its answer, or its failure, comes then. */
  later(text: string, values: readonly unknown[] = []): Promise<pg.QueryResult> {
    this.holdBack();
    const answer = this.ask(text, values);
    // Whoever ends the transaction asks for it; until then a failure is nobody's surprise.
    answer.catch(() => undefined);
    return answer;
  }

  /** A COPY has the connection for itself: until `shareAgain` each statement waits for the one before it. */
  takeAlone(): void {
    Object.assign(this, { pipeline: false });
  }

  shareAgain(): void {
    Object.assign(this, { pipeline: true });
  }

  /** Beginning a transaction can wait for its first statement. */
  private now(call: readonly unknown[]): unknown {
    if (call[0] === BEGIN) {
      void this.later(BEGIN);
      return BEGUN;
    }
    this.holdBack();
    process.nextTick(() => this.letGo());
    return this.ask(...call);
  }

  private holdBack(): void {
    if (this.holdsBack) return;
    this.holdsBack = true;
    this.wire.cork();
  }

  private letGo(): void {
    if (!this.holdsBack) return;
    this.holdsBack = false;
    this.wire.uncork();
  }

  private get wire(): Corked['stream'] {
    return (this as unknown as { connection: Corked }).connection.stream;
  }
}
