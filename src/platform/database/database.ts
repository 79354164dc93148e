import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { DataSource, type QueryRunner } from 'typeorm';
import { isId } from '../../kernel/id.js';
import { type Copy, copyOut, type Finish } from './copy-out.js';
import { HotReads, type Statement } from './hot-reads.js';
import type { PipeliningClient } from './pipelining-client.js';
import { Transaction } from './transaction.js';

/** The one way into the database: always inside one center. */
@Injectable()
export class Database {
  constructor(
    private readonly source: DataSource,
    private readonly hotReads: HotReads,
  ) {}

  /** Runs `work` in one transaction that can see and write only the rows of `centerId`. */
  async inCenter<Value>(centerId: string, work: (tx: Transaction) => Promise<Value>): Promise<Value> {
    const runner = this.source.createQueryRunner();
    const tx = await enter(runner, centerId);
    try {
      const value = await work(tx);
      await tx.finish(() => runner.commitTransaction());
      tx.committed();
      return value;
    } catch (error) {
      await leaveWithoutTrace(runner);
      throw (await tx.firstFailure()) ?? error;
    } finally {
      await runner.release();
    }
  }

  /** Streams the rows of a SELECT inside a center, over a connection of its own; see `copyOut`. A SELECT in COPY takes no parameters. */
  async copyOut(centerId: string, copy: Copy, finish: Finish): Promise<Readable> {
    const runner = this.source.createQueryRunner();
    const tx = await enter(runner, centerId);
    try {
      return await copyOut(runner, tx, copy, finish);
    } catch (error) {
      await leaveWithoutTrace(runner);
      await runner.release();
      throw error;
    }
  }

  /** Answers one prepared statement inside a center in a single round trip. For reads of one statement only. */
  read<Row>(centerId: string, statement: Statement): Promise<Row[]> {
    return this.hotReads.inCenter<Row>(requireId(centerId), statement);
  }

  /** Answers one statement that sets its own center (a `SECURITY INVOKER` function), or touches reference tables only. */
  call<Row>(statement: Statement): Promise<Row[]> {
    return this.hotReads.alone<Row>(statement);
  }
}

const requireId = (centerId: string): string => {
  if (!isId(centerId)) throw new Error('The center of a statement must be a UUID.');
  return centerId;
};

const enter = async (runner: QueryRunner, centerId: string): Promise<Transaction> => {
  try {
    const connection: PipeliningClient = await runner.connect();
    await runner.startTransaction();
    const tx = new Transaction(requireId(centerId), runner.manager, connection);
    tx.write('SELECT set_center($1)', [centerId]);
    return tx;
  } catch (error) {
    await leaveWithoutTrace(runner);
    await runner.release();
    throw error;
  }
};

/** A connection that cannot even roll back is thrown away, so that no tenant setting survives on it. */
const leaveWithoutTrace = async (runner: QueryRunner): Promise<void> => {
  if (!runner.isTransactionActive) return;
  try {
    await runner.rollbackTransaction();
  } catch {
    const connection = await runner.connect();
    connection.end?.();
  }
};
