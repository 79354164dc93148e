import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';
import type { PipeliningClient } from './pipelining-client.js';
import { changeOf, insertionOf, readingOf, type Written } from './row-texts.js';

const MOST_AT_ONCE = 200;

/** One transaction inside one center. Every store method takes it first. */
export class Transaction {
  private readonly lastActs: (() => void)[] = [];
  private readonly lastWords: (() => void)[] = [];
  private readonly unheard: Promise<unknown>[] = [];

  constructor(
    readonly centerId: string,
    readonly manager: EntityManager,
    private readonly connection: PipeliningClient,
  ) {}

  /** Does something once at the end of the work, still inside the transaction: writes that can wait are written together. */
  beforeCommit(act: () => void): void {
    this.lastActs.push(act);
  }

  /** Does something once the work is there for all to see, such as waking somebody; it must not fail, and a crash may leave it out. */
  afterCommit(act: () => void): void {
    this.lastWords.push(act);
  }

  /** For the one who commits: does the last acts, and commits in the same trip as the last writes. */
  async finish(commit: () => Promise<unknown>): Promise<void> {
    for (const act of this.lastActs) act();
    await commit();
    // PostgreSQL answers in order, so by now every write has been answered; after a failed one it rolled back instead.
    await Promise.all(this.unheard);
  }

  /** What went wrong first, when a write that nobody waited for made everything behind it fail. */
  async firstFailure(): Promise<unknown> {
    const answers = await Promise.allSettled(this.unheard);
    return answers.find((answer) => answer.status === 'rejected')?.reason;
  }

  /** For the one who has committed. */
  committed(): void {
    for (const act of this.lastWords) act();
  }

  /** Runs one SQL statement and answers its rows; by custom `$1` is the center. */
  async query<Row>(text: string, values: readonly unknown[]): Promise<Row[]> {
    const answer = await this.connection.query(text, [...values]);
    return answer.rows as Row[];
  }

  /** The row of the center that has `key`; null: there is none. */
  async find<Row extends ObjectLiteral & { centerId: string }>(
    entity: EntityTarget<Row>,
    key: Partial<Row>,
  ): Promise<Row | null> {
    const { text, values } = readingOf(this.manager, entity, { centerId: this.centerId, ...key } as Partial<Row>);
    const [row] = await this.query<Row>(text, values);
    return row ?? null;
  }

  /** Runs one SQL statement whose answer nobody needs: it travels with the next one that is waited for. What it does wrong fails the transaction. */
  write(text: string, values: readonly unknown[]): void {
    this.unheard.push(this.connection.later(text, values));
  }

  /** Adds rows of an entity to the center, like `write`; all have the same properties. */
  insert<Row extends ObjectLiteral & { centerId: string }>(
    entity: EntityTarget<Row>,
    ...rows: readonly Added<Row>[]
  ): void {
    const inCenter = rows.map((row) => ({ ...row, centerId: this.centerId }) as unknown as Row);
    if (inCenter.length > 0) this.send(insertionOf(this.manager, entity, inCenter));
  }

  /** The same for any number of rows, some hundreds in a statement. */
  insertAll<Row extends ObjectLiteral & { centerId: string }>(
    entity: EntityTarget<Row>,
    rows: readonly Added<Row>[],
  ): void {
    for (let done = 0; done < rows.length; done += MOST_AT_ONCE)
      this.insert(entity, ...rows.slice(done, done + MOST_AT_ONCE));
  }

  /** Changes the row of the center that has `key`, like `write`. */
  update<Row extends ObjectLiteral & { centerId: string }>(
    entity: EntityTarget<Row>,
    key: Partial<Row>,
    changes: Partial<Row>,
  ): void {
    this.send(changeOf(this.manager, entity, { ...key, centerId: this.centerId }, changes));
  }

  /** Another one on the same connection, for a part that can be undone alone. */
  part(): Transaction {
    return new Transaction(this.centerId, this.manager, this.connection);
  }

  private send({ text, values }: Written): void {
    this.write(text, values);
  }
}

/** A row as it is added: the center is known, and columns with a default may be left out. */
type Added<Row> = Omit<Row, 'centerId' | 'version'> & Partial<Pick<Row, 'version' & keyof Row>>;
