import { DataSource, type DataSourceOptions } from 'typeorm';
import { breachesOf, UnsafeDatabase } from './catalogue.js';

/** Connects, and hands the connection out only when the database keeps the centers apart: nothing can run before this check. */
export const connectIfSafe = async (options?: DataSourceOptions): Promise<DataSource> => {
  const source = await new DataSource(options!).initialize();
  const breaches = await breachesOf((sql) => source.query(sql));
  if (breaches.length === 0) return source;
  await source.destroy();
  throw new UnsafeDatabase(breaches);
};
