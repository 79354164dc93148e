import { Injectable } from '@nestjs/common';
import pLimit from 'p-limit';
import { Database } from '../platform/database/index.js';

/** So many statements at once in a process: a page of figures asks a dozen, and each goes through all prospects of a center. */
const AT_ONCE = 2;

/** Runs statements that count through a whole center, beside the requests that everybody else waits for and not in their way. */
@Injectable()
export class Counting {
  private readonly inTurn = pLimit(AT_ONCE);

  constructor(private readonly database: Database) {}

  rows<Row>(centerId: string, text: string, values: readonly unknown[]): Promise<Row[]> {
    return this.inTurn(() =>
      this.database.inCenter(centerId, (tx) => {
        // They read all rows of a center. Before PostgreSQL has counted a young center it takes it for empty, and would look up one row after the other.
        tx.write('SET LOCAL enable_nestloop = off', []);
        return tx.query<Row>(text, values);
      }),
    );
  }
}
