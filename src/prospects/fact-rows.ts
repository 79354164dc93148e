import type { Fact } from '../kernel/fact.js';
import type { Instant } from '../kernel/instant.js';

/** One row of the view `prospect_facts`, as JSON. */
export interface FactRow {
  readonly kind: Fact['kind'];
  readonly id: string;
  readonly at: string;
  readonly recorded_at: string;
  readonly details: Readonly<Record<string, unknown>>;
}

/** Details that are instants: PostgreSQL writes them as text. */
const INSTANTS = ['startsAt', 'endsAt', 'deadline'] as const;

/** A row as a fact; the view's branches and the fact types tell the same story, which a test compares. */
export const factOf = ({ kind, id, at, recorded_at, details }: FactRow): Fact =>
  ({
    ...details,
    ...instantsIn(details),
    kind,
    id,
    at: instantOf(at),
    recordedAt: instantOf(recorded_at),
  }) as unknown as Fact;

const instantsIn = (details: FactRow['details']): Record<string, Instant | null> =>
  Object.fromEntries(
    INSTANTS.filter((name) => name in details).map((name) => [
      name,
      details[name] === null ? null : instantOf(String(details[name])),
    ]),
  );

const instantOf = (text: string): Instant => Date.parse(text);
