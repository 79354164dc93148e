import { GRANT_RULES } from './catalogue-grants.js';
import { KEY_RULES } from './catalogue-keys.js';
import { ROLE_RULES } from './catalogue-roles.js';
import type { Rule } from './catalogue-rule.js';
import { TABLE_RULES } from './catalogue-tables.js';

/** What must be true of roles, tables, keys and grants so that no center can see another; why: docs/decisions/0001-tenancy.md. */
export const RULES: readonly Rule[] = [...ROLE_RULES, ...TABLE_RULES, ...KEY_RULES, ...GRANT_RULES];

/** A rule that does not hold, and what breaks it. */
export interface Breach {
  readonly sentence: string;
  readonly subject: string;
}

type Ask = (sql: string) => Promise<{ rule: number; subject: string }[]>;

/** The rules that do not hold for whoever asks; none: the database keeps the centers apart. One round trip. */
export const breachesOf = async (ask: Ask): Promise<Breach[]> => {
  const rows = await ask(RULES.map(asOneRow).join('\nUNION ALL\n'));
  return rows.map(({ rule, subject }) => ({ sentence: RULES[rule]!.sentence, subject }));
};

const asOneRow = ({ sql }: Rule, index: number): string =>
  `SELECT ${index} AS rule, subject::text FROM (${sql}) AS breach (subject)`;

/** The database does not keep the centers apart; nothing may be served from it. */
export class UnsafeDatabase extends Error {
  override readonly name = 'UnsafeDatabase';

  constructor(breaches: readonly Breach[]) {
    super(
      `The database does not keep the centers apart, so the service does not start:\n${listed(breaches).join('\n')}\n${ADVICE}`,
    );
  }
}

const ADVICE =
  'Sign in as followthrough_app, run the migrations, and undo what was changed by hand. The reasons: docs/decisions/0001-tenancy.md.';
const MOST_NAMED = 5;

const listed = (breaches: readonly Breach[]): string[] =>
  [...new Set(breaches.map(({ sentence }) => sentence))].map(
    (sentence) => `  ${sentence}: ${named(breaches, sentence)}`,
  );

const named = (breaches: readonly Breach[], sentence: string): string => {
  const subjects = breaches.filter((breach) => breach.sentence === sentence).map(({ subject }) => subject);
  const more = subjects.length - MOST_NAMED;
  return subjects.slice(0, MOST_NAMED).join(', ') + (more > 0 ? ` and ${more} more` : '');
};
