import type { EntityTarget, ObjectLiteral, QueryDeepPartialEntity } from 'typeorm';
import type { Transaction } from './transaction.js';

/** Adds a row to the center. False: its id, or something else that must be unique, is taken, and nothing was added. */
export const insertIfFree = async <Row extends ObjectLiteral>(
  tx: Transaction,
  entity: EntityTarget<Row>,
  row: Omit<Row, 'centerId' | 'version'>,
): Promise<boolean> => {
  const values = { ...row, centerId: tx.centerId } as unknown as QueryDeepPartialEntity<Row>;
  const added = await tx.manager
    .createQueryBuilder()
    .insert()
    .into(entity)
    .values(values)
    .orIgnore()
    .returning('id')
    .execute();
  return (added.raw as unknown[]).length === 1;
};
