import pg from 'pg';
import { DataSource, type DataSourceOptions, type MixedList } from 'typeorm';
import { MIGRATIONS } from '../../../migrations/index.js';
import { SnakeCase } from './naming.js';
import { PipeliningClient } from './pipelining-client.js';

const DATE = 1082;
const BIGINT = 20;
/** A `date` stays the text it is; a count is a number. */
pg.types.setTypeParser(DATE, (text) => text);
pg.types.setTypeParser(BIGINT, Number);

type Entities = MixedList<Function>;

/** Settings shared by every connection of ours; `synchronize` is never on. */
export const dataSourceOptions = (url: string, poolSize: number, entities: Entities = []): DataSourceOptions => ({
  type: 'postgres',
  url,
  poolSize,
  entities: entities as DataSourceOptions['entities'] & Function[],
  migrations: MIGRATIONS,
  migrationsTableName: 'schema_migrations',
  migrationsTransactionMode: 'each',
  namingStrategy: new SnakeCase(),
  synchronize: false,
  logging: false,
  applicationName: 'followthrough',
  extra: {
    Client: PipeliningClient,
    connectionTimeoutMillis: 10_000,
    statement_timeout: 30_000,
    idle_in_transaction_session_timeout: 60_000,
  },
});

/** A connection as the owner role, for migrations only. */
export const ownerDataSource = (url: string): DataSource => new DataSource(dataSourceOptions(url, 1));
