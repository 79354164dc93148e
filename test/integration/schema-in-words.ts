import type pg from 'pg';

/** A schema as sorted lines of text, from pg_catalog: equal lines, equal schema. Column order counts, since COPY and INSERT may rely on it. */
export const schemaInWords = async (ask: (sql: string) => Promise<pg.QueryResult>): Promise<string[]> => {
  const { rows } = await ask(Object.values(PARTS).join('\nUNION ALL\n') + '\nORDER BY 1');
  return rows.map(({ line }) => String(line));
};

const IN_PUBLIC = `= 'public'::regnamespace`;

/** An access list in an order of its own: PostgreSQL keeps it in the order of granting. */
const rightsIn = (list: string): string =>
  `coalesce((SELECT string_agg(item::text, ' ' ORDER BY item::text) FROM unnest(${list}) AS item), 'by default')`;

const PARTS: Readonly<Record<string, string>> = {
  relations: `SELECT format('relation %s %s security %s/%s options %s rights %s says %s', relkind, relname, relrowsecurity, relforcerowsecurity,
      reloptions, ${rightsIn('relacl')}, obj_description(oid, 'pg_class')) AS line FROM pg_class WHERE relnamespace ${IN_PUBLIC}`,
  columns: `SELECT format('column %s.%s %s: %s null %s default %s rights %s says %s', c.relname,
      (SELECT count(*) FROM pg_attribute b WHERE b.attrelid = a.attrelid AND b.attnum BETWEEN 1 AND a.attnum AND NOT b.attisdropped),
      a.attname, format_type(a.atttypid, a.atttypmod), NOT a.attnotnull, pg_get_expr(d.adbin, d.adrelid), ${rightsIn('a.attacl')},
      col_description(c.oid, a.attnum))
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
    WHERE c.relnamespace ${IN_PUBLIC} AND c.relkind IN ('r', 'v') AND a.attnum > 0 AND NOT a.attisdropped`,
  constraints: `SELECT format('constraint %s: %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) FROM pg_constraint
    WHERE connamespace ${IN_PUBLIC}`,
  indexes: `SELECT pg_get_indexdef(i.indexrelid) FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid WHERE c.relnamespace ${IN_PUBLIC}`,
  policies: `SELECT format('policy %s: %s permissive %s for %s to %s using %s check %s', polrelid::regclass, polname, polpermissive, polcmd, polroles,
      pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid)) FROM pg_policy`,
  functions: `SELECT format('%s rights %s says %s', pg_get_functiondef(oid), ${rightsIn('proacl')}, obj_description(oid, 'pg_proc')) FROM pg_proc
    WHERE pronamespace ${IN_PUBLIC}`,
  views: `SELECT format('view %s: %s', oid::regclass, pg_get_viewdef(oid)) FROM pg_class WHERE relnamespace ${IN_PUBLIC} AND relkind = 'v'`,
  triggers: `SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal`,
  schemas: `SELECT format('schema %s rights %s', nspname, ${rightsIn('nspacl')}) FROM pg_namespace WHERE nspname !~ '^pg_'`,
  defaults: `SELECT format('by default on %s: %s', defaclobjtype, ${rightsIn('defaclacl')}) FROM pg_default_acl`,
};
