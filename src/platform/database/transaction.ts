import type { EntityManager } from 'typeorm';

/** One transaction inside one center. Every store method takes it first. */
export class Transaction {
  constructor(
    readonly centerId: string,
    readonly manager: EntityManager,
  ) {}

  /** Runs one SQL statement; by custom `$1` is the center. */
  query<Row>(text: string, values: readonly unknown[]): Promise<Row[]> {
    return this.manager.query(text, [...values]);
  }
}
