import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata.js';

/** A statement with its values. */
export interface Written {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** Rows of an entity, all with the same properties, as one INSERT; a property that is left out gets the column's default. */
export function insertionOf<Row extends ObjectLiteral>(
  manager: EntityManager,
  entity: EntityTarget<Row>,
  rows: readonly Partial<Row>[],
): Written {
  const { tableName, columns } = shapeOf(manager, entity, rows[0]!);
  const places = rows.map((_, row) => `(${columns.map((__, at) => `$${row * columns.length + at + 1}`).join(', ')})`);
  return {
    text: `INSERT INTO ${tableName} (${columns.map(({ databaseName }) => databaseName).join(', ')}) VALUES ${places.join(', ')}`,
    values: rows.flatMap((row) => columns.map((column) => stored(column, row))),
  };
}

/** Changes to the row of an entity that has `key`, as one UPDATE. */
export function changeOf<Row extends ObjectLiteral>(
  manager: EntityManager,
  entity: EntityTarget<Row>,
  key: Partial<Row>,
  changes: Partial<Row>,
): Written {
  const { tableName, columns: keys } = shapeOf(manager, entity, key);
  const { columns } = shapeOf(manager, entity, changes);
  const sets = columns.map(({ databaseName }, at) => `${databaseName} = $${keys.length + at + 1}`);
  const held = keys.map(({ databaseName }, at) => `${databaseName} = $${at + 1}`);
  return {
    text: `UPDATE ${tableName} SET ${sets.join(', ')} WHERE ${held.join(' AND ')}`,
    values: [...keys.map((column) => stored(column, key)), ...columns.map((column) => stored(column, changes))],
  };
}

/** The row of an entity that has `key`, with the properties' names; a null in the key means that there is none. */
export function readingOf<Row extends ObjectLiteral>(
  manager: EntityManager,
  entity: EntityTarget<Row>,
  key: Partial<Row>,
): Written {
  const { tableName, columns } = manager.connection.getMetadata(entity);
  const asked = shapeOf(manager, entity, key).columns;
  const given = asked.filter(({ propertyName }) => key[propertyName] !== null);
  const held = asked.map((column) =>
    given.includes(column)
      ? `${column.databaseName} = $${given.indexOf(column) + 1}`
      : `${column.databaseName} IS NULL`,
  );
  const read = columns.map(({ databaseName, propertyName }) => `${databaseName} AS "${propertyName}"`);
  return {
    text: `SELECT ${read.join(', ')} FROM ${tableName} WHERE ${held.join(' AND ')}`,
    values: given.map(({ propertyName }) => key[propertyName]),
  };
}

/** The columns in the order of the entity, so that the same properties always give the same text. */
function shapeOf<Row extends ObjectLiteral>(manager: EntityManager, entity: EntityTarget<Row>, row: Partial<Row>) {
  const { tableName, columns } = manager.connection.getMetadata(entity);
  return { tableName, columns: columns.filter(({ propertyName }) => row[propertyName] !== undefined) };
}

const stored = ({ type, propertyName }: ColumnMetadata, row: ObjectLiteral): unknown => {
  const value: unknown = row[propertyName];
  return type === 'jsonb' && value !== null ? JSON.stringify(value) : value;
};
