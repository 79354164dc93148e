import pg from 'pg';

const APP_ROLE = 'followthrough_app';

export interface StatementWatch {
  /** Every different statement of the product so far. */
  statements(): readonly string[];
  /** Those that named another center than the one of their transaction. */
  astray(): readonly string[];
  stop(): void;
}

/** Reads along what the product says to PostgreSQL, in the driver: TypeORM's statements and our own alike. */
export const watchStatements = (): StatementWatch => {
  const seen = new Set<string>();
  const astray = new Set<string>();
  const centers = new WeakMap<pg.Client, unknown>();
  const query = pg.Client.prototype.query;

  const note = (client: pg.Client, text: string, values: readonly unknown[]): void => {
    seen.add(text);
    if (/\bset_center\(/.test(text)) centers.set(client, values[0]);
    if (centersNamedIn(text, values).some((center) => center !== centers.get(client))) astray.add(text);
  };

  pg.Client.prototype.query = function watched(this: pg.Client & { user?: string }, ...given: unknown[]) {
    const [statement, values] = given as [string | { text?: string; values?: unknown[] }, unknown[] | undefined];
    const text = typeof statement === 'string' ? statement : statement.text;
    if (this.user === APP_ROLE && text)
      note(this, text, (typeof statement === 'string' ? values : (statement.values ?? values)) ?? []);
    return (query as Function).apply(this, given);
  } as typeof query;

  return {
    statements: () => [...seen],
    astray: () => [...astray],
    stop: () => void (pg.Client.prototype.query = query),
  };
};

const TOUCHED = /\b(?:from|join|into|update|using)\s+(?:only\s+)?"?([a-z_]+)"?/gi;
/** `center_id = ...`, `(center_id, id) IN ...`, `USING (center_id ...`, or a list of columns to insert that has it. */
const NAMED = new RegExp(
  [
    String.raw`\bcenter_id"?\s*(?:=|\bin\b)`,
    String.raw`\([^()]*\bcenter_id\b[^()]*\)\s*(?:=|\bin\b)`,
    String.raw`\busing\s*\([^)]*\bcenter_id\b`,
    String.raw`\binto\s+"?\w+"?\s*\([^)]*\bcenter_id\b`,
  ].join('|'),
  'gi',
);

/** Those statements that touch a tenant table without naming the center for it. */
export const carelessAmong = (statements: readonly string[], tenantTables: readonly string[]): string[] =>
  statements.filter((text) => isCareless(text, new Set(tenantTables)));

/** As many tenant tables, so many times the center: each of them must be held to it. */
const isCareless = (text: string, tenantTables: ReadonlySet<string>): boolean => {
  const touched = [...text.matchAll(TOUCHED)].filter(([, name]) => tenantTables.has(name!.toLowerCase()));
  return touched.length > [...text.matchAll(NAMED)].length;
};

const centersNamedIn = (text: string, values: readonly unknown[]): unknown[] =>
  [...text.matchAll(/"?center_id"?\s*=\s*\$(\d+)/gi)].map(([, place]) => values[Number(place) - 1]);
