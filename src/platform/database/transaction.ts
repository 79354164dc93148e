import type { EntityManager } from 'typeorm';

/** One transaction inside one center. Every store method takes it first. */
export class Transaction {
  constructor(
    readonly centerId: string,
    readonly manager: EntityManager,
  ) {}

  /** Runs one SQL statement and answers its rows; by custom `$1` is the center. */
  async query<Row>(text: string, values: readonly unknown[]): Promise<Row[]> {
    // Only the structured answer holds the rows of every statement; the plain one to UPDATE and DELETE is [rows, count].
    const answer = await this.manager.queryRunner!.query(text, [...values], true);
    return answer.records;
  }
}
