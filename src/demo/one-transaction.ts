import type { Database, Transaction } from '../platform/database/index.js';

type Work<Value> = (tx: Transaction) => Promise<Value>;

/**
 * Everything that is done in the center meanwhile becomes one transaction, each use case a part of it that can be undone
 * alone. So a demo that is killed half-way was never there, and the next start makes it anew.
 */
export const inOneTransaction = (database: Database, centerId: string, work: () => Promise<void>): Promise<void> =>
  database.inCenter(centerId, async (tx) => {
    const part = <Value>(_: string, use: Work<Value>): Promise<Value> => asPart(tx, use);
    Object.assign(database, { inCenter: part });
    try {
      await work();
    } finally {
      Reflect.deleteProperty(database, 'inCenter');
    }
  });

const asPart = async <Value>(tx: Transaction, use: Work<Value>): Promise<Value> => {
  const part = tx.part();
  part.write('SAVEPOINT part', []);
  try {
    const value = await use(part);
    await part.finish(() => tx.query('RELEASE SAVEPOINT part', []));
    tx.afterCommit(() => part.committed());
    return value;
  } catch (error) {
    await tx.query('ROLLBACK TO SAVEPOINT part', []);
    throw (await part.firstFailure()) ?? error;
  }
};
