import { type Readable, Transform, pipeline } from 'node:stream';
import { to as copyTo } from 'pg-copy-streams';
import type { QueryRunner } from 'typeorm';
import type { PipeliningClient } from './pipelining-client.js';
import type { Transaction } from './transaction.js';

/** With a slow reader a long export takes long; beyond this it only keeps old row versions alive. */
const LONGEST = '15min';

/** Hears how many rows went out, before the transaction commits and before the last byte goes out. */
export type Finish = (tx: Transaction, rows: number) => Promise<void>;

export interface Copy {
  readonly select: string;
  /** Of COPY, such as `FORMAT csv, HEADER`. */
  readonly options: string;
  /**
   * How tables are put together. A select that reads whole tables is planned without loops in loops: before PostgreSQL has statistics,
   * as just after an import, it takes a center for small, and six thousand rows then take a minute.
   */
  readonly joins?: 'WHOLE_TABLES';
}

/**
 * The rows of a SELECT, at the pace at which they are read: PostgreSQL writes them and waits
 * when nobody reads. The stream ends only after `finish` and the commit have succeeded; on any failure, and when it is
 * destroyed, it breaks off and the connection is thrown away, which ends the statement too.
 */
export async function copyOut(
  runner: QueryRunner,
  tx: Transaction,
  { select, options, joins }: Copy,
  finish: Finish,
): Promise<Readable> {
  await tx.query(`SET LOCAL statement_timeout = '${LONGEST}'`, []);
  // Days and instants are written as ISO 8601, however the server writes them elsewhere.
  await tx.query(`SET LOCAL datestyle = 'ISO'`, []);
  if (joins === 'WHOLE_TABLES') await tx.query('SET LOCAL enable_nestloop = off', []);
  const connection: PipeliningClient = await runner.connect();
  connection.takeAlone();
  const rows = connection.query(copyTo(`COPY (${select}) TO STDOUT WITH (${options})`));
  // A connection that is cut reports its end to the COPY once more, when nobody listens to that stream any longer.
  rows.on('error', () => undefined);
  const written = untilCommitted(async () => {
    // PostgreSQL tells the number of rows after the last of them, and before it answers anything else.
    await tx.query('SELECT 1', []);
    connection.shareAgain();
    await finish(tx, rows.rowCount);
    await tx.finish(() => runner.commitTransaction());
    tx.committed();
  });
  pipeline(rows, written, (error) => void leave(runner, connection, error));
  return written;
}

const untilCommitted = (finish: () => Promise<void>): Transform =>
  new Transform({
    transform: (chunk, _encoding, done) => done(null, chunk),
    flush: async (done) => done(await failureOf(finish())),
  });

const failureOf = (work: Promise<void>): Promise<Error | null> =>
  work.then(
    () => null,
    (error: Error) => error,
  );

const leave = async (runner: QueryRunner, connection: PipeliningClient, error: unknown): Promise<void> => {
  if (error) await connection.end();
  await runner.release();
};
