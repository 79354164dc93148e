import type { EntityManager } from 'typeorm';

/** One transaction inside one center. Every store method takes it first. */
export class Transaction {
  private readonly lastActs: (() => Promise<unknown>)[] = [];
  private readonly lastWords: (() => void)[] = [];

  constructor(
    readonly centerId: string,
    readonly manager: EntityManager,
  ) {}

  /** Does something once at the end of the work, still inside the transaction: writes that can wait are written together. */
  beforeCommit(act: () => Promise<unknown>): void {
    this.lastActs.push(act);
  }

  /** Does something once the work is there for all to see, such as waking somebody; it must not fail, and a crash may leave it out. */
  afterCommit(act: () => void): void {
    this.lastWords.push(act);
  }

  /** For the one who commits. */
  async finish(): Promise<void> {
    for (const act of this.lastActs) await act();
  }

  /** For the one who has committed. */
  committed(): void {
    for (const act of this.lastWords) act();
  }

  /** Runs one SQL statement and answers its rows; by custom `$1` is the center. */
  async query<Row>(text: string, values: readonly unknown[]): Promise<Row[]> {
    // Only the structured answer holds the rows of every statement; the plain one to UPDATE and DELETE is [rows, count].
    const answer = await this.manager.queryRunner!.query(text, [...values], true);
    return answer.records;
  }
}
