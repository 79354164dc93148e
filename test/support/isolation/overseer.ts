import pg from 'pg';
import type { TestDatabase } from '../test-database.js';
import type { SchemaShape } from './schema-shape.js';

const DEADLOCK = '40P01';

/** Sees every center, past row level security: compares rows with what they were, and puts a center back as it was. */
export class Overseer {
  private constructor(
    private readonly client: pg.Client,
    private readonly shape: SchemaShape,
  ) {}

  static async over(database: TestDatabase, shape: SchemaShape): Promise<Overseer> {
    const client = new pg.Client({ connectionString: database.superuserUrl });
    await client.connect();
    return new Overseer(client, shape);
  }

  /** The rows for which `where` holds, by table, as count and checksum: `notes 3 9f86d0...`. */
  async fingerprint(where: string, values: readonly unknown[]): Promise<ReadonlySet<string>> {
    const lines = this.shape.tables.map(
      (table) =>
        `SELECT '${table} ' || count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '') AS line FROM ${table} AS t WHERE ${where}`,
    );
    const { rows } = await this.client.query(lines.join(' UNION ALL '), [...values]);
    return new Set(rows.map(({ line }) => String(line)));
  }

  /** Keeps a center as it is now; answers how to put it back. */
  async keep(centerId: string): Promise<() => Promise<void>> {
    const { tables } = this.shape;
    const copies = tables.map(
      (table) => `CREATE TABLE kept.${table} AS SELECT * FROM ${table} WHERE center_id = '${centerId}'`,
    );
    await this.client.query(`CREATE SCHEMA kept; ${copies.join('; ')}`);
    const again = tables.map((table) => {
      const given = this.shape.columnsOf(table).filter(({ isGenerated }) => !isGenerated);
      const names = given.map(({ name }) => `"${name}"`).join(', ');
      return `DELETE FROM ${table} WHERE center_id = '${centerId}'; INSERT INTO ${table} (${names}) SELECT ${names} FROM kept.${table}`;
    });
    // As a replica: foreign keys are not asked, so the order of tables does not matter.
    const putBack = `BEGIN; SET LOCAL session_replication_role = replica; ${again.join('; ')}; COMMIT`;
    return () => this.untilDone(putBack);
  }

  /** A job of the service may want the same rows the other way round. */
  private async untilDone(sql: string, attempts = 5): Promise<void> {
    try {
      await this.client.query(sql);
    } catch (error) {
      await this.client.query('ROLLBACK');
      if (attempts === 1 || (error as { code?: string }).code !== DEADLOCK) throw error;
      await this.untilDone(sql, attempts - 1);
    }
  }

  end(): Promise<void> {
    return this.client.end();
  }
}
