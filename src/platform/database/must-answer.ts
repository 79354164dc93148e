import { Client } from 'pg';
import { ConfigurationError } from '../config/index.js';

const PATIENCE_MS = 5_000;

/** Throws a ConfigurationError that names the variable when no database lets in who comes with its address. */
export const mustAnswer = async (variable: string, url: string): Promise<void> => {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: PATIENCE_MS });
  const { host, port, database } = client;
  try {
    await client.connect();
  } catch (error) {
    const why = (error as Error).message || String((error as { code?: unknown }).code);
    throw new ConfigurationError([`${variable}: no way into "${database}" at ${host}:${port} (${why})`]);
  } finally {
    await client.end().catch(() => undefined);
  }
};
