import { Injectable, type OnApplicationShutdown } from '@nestjs/common';

/** Something to be done again and again. */
export interface Round {
  readonly name: string;
  /** Pause between the end of one round and the start of the next. */
  readonly everyMs: number;
  readonly work: () => Promise<unknown>;
}

/** Runs rounds one after the other, never twice at once, in the processes that were told to. */
@Injectable()
export class Schedule implements OnApplicationShutdown {
  private readonly rounds: Round[] = [];
  private readonly waiting = new Set<NodeJS.Timeout>();
  private readonly running = new Set<Promise<void>>();
  private stopped = false;

  add(round: Round): void {
    this.rounds.push(round);
  }

  /** Begins all rounds; `report` hears of a round that failed, which is tried again the next time. */
  start(report: (name: string, error: unknown) => void): void {
    for (const round of this.rounds) this.run(round, report);
  }

  /** Lets rounds that are under way come to their end. */
  async onApplicationShutdown(): Promise<void> {
    this.stopped = true;
    for (const timer of this.waiting) clearTimeout(timer);
    await Promise.allSettled(this.running);
  }

  private run(round: Round, report: (name: string, error: unknown) => void): void {
    if (this.stopped) return;
    const done = round
      .work()
      .catch((error: unknown) => report(round.name, error))
      .then(() => this.wait(round, report))
      .finally(() => this.running.delete(done));
    this.running.add(done);
  }

  private wait(round: Round, report: (name: string, error: unknown) => void): void {
    if (this.stopped) return;
    const timer = setTimeout(() => {
      this.waiting.delete(timer);
      this.run(round, report);
    }, round.everyMs);
    this.waiting.add(timer);
  }
}
