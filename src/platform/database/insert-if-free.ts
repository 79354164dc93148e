import type { EntityTarget, ObjectLiteral } from 'typeorm';
import { insertionOf } from './row-texts.js';
import type { Transaction } from './transaction.js';

/** Adds a row to the center. False: its id, or something else that must be unique, is taken, and nothing was added. */
export const insertIfFree = async <Row extends ObjectLiteral>(
  tx: Transaction,
  entity: EntityTarget<Row>,
  row: Omit<Row, 'centerId' | 'version'>,
): Promise<boolean> => {
  const { text, values } = insertionOf(tx.manager, entity, [{ ...row, centerId: tx.centerId } as unknown as Row]);
  return (await tx.query(`${text} ON CONFLICT DO NOTHING RETURNING 1`, values)).length === 1;
};
