import type { Instant } from '../../kernel/instant.js';
import { endOf, type KnownProspect } from './history-known.js';
import type { PlacedRow } from './history-moments.js';
import { isOutcome } from './history-words.js';

/** One candidacy with the rows that tell something new of it. */
export interface Candidacy {
  /** Null: it is not there yet. */
  readonly known: KnownProspect | null;
  readonly rows: readonly PlacedRow[];
}

/** When the application of a known prospect was made, as exactly as anybody says: as a fact it stands at midnight in UTC; null: nobody knows of one. */
export type AppliedAt = (known: KnownProspect) => Instant | null;

interface Span {
  readonly known: KnownProspect | null;
  readonly rows: PlacedRow[];
  from: Instant;
  until: Instant | null;
  hasApplication: boolean;
}

/**
 * Parts the rows of one student, employer and position, in the order of time, into candidacies. A row belongs to the last candidacy
 * that had begun by then. Only an application begins another one, and only after the end of the one before: an interview
 * after the end is a contradiction that a person settles.
 */
export function candidaciesOf(
  rows: readonly PlacedRow[],
  known: readonly KnownProspect[],
  appliedAt: AppliedAt,
): readonly Candidacy[] {
  const spans = known.map((each) => spanOf(each, appliedAt(each)));
  for (const row of rows) {
    const span = spanFor(row, spans);
    span.rows.push(row);
    span.from = Math.min(span.from, row.at);
    if (row.kind === 'APPLIED') span.hasApplication = true;
    if (isOutcome(row.kind)) span.until ??= row.at;
  }
  return spans.filter((span) => span.rows.length > 0);
}

function spanFor(row: PlacedRow, spans: Span[]): Span {
  const inTime = spans.toSorted((one, other) => one.from - other.from);
  const current = inTime.findLast(({ from }) => from <= row.at) ?? inTime[0];
  if (current && !beginsAnew(row, current)) return current;
  const span = { known: null, rows: [], from: row.at, until: null, hasApplication: false };
  spans.push(span);
  return span;
}

const beginsAnew = ({ kind, at }: PlacedRow, { from, until, hasApplication }: Span): boolean =>
  kind === 'APPLIED' && (at < from ? hasApplication : until !== null && until <= at);

const spanOf = (known: KnownProspect, appliedAt: Instant | null): Span => ({
  known,
  rows: [],
  from: Math.min(known.timeline.openedAt, ...(appliedAt === null ? [] : [appliedAt]), ...happenings(known)),
  until: endOf(known.timeline),
  hasApplication: known.appliedOn !== null,
});

const happenings = ({ timeline }: KnownProspect): readonly Instant[] =>
  timeline.facts.flatMap(({ kind, at }) => (kind === 'APPLIED' ? [] : at));
