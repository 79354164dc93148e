import type { Instant } from '../../kernel/instant.js';
import type { Failure } from '../../kernel/result.js';
import { instantAt } from '../../kernel/zone.js';
import { candidaciesOf, type Candidacy } from './history-candidacies.js';
import type { HistoryRow } from './history-row.js';
import { KnownFacts, type KnownProspect } from './history-known.js';
import { identityOf, liesAhead, placedRows, type PlacedRow, type Vantage } from './history-moments.js';
import { doubleOf, IN_THE_FUTURE, leftBehind, MOST_ROWS, NOTHING_BEGAN, TOO_MANY } from './history-refusals.js';
import { type Refusal, Teller, type ToldFact } from './history-telling.js';
import { isFollowUp } from './history-words.js';
import { dayOfMoment } from './moment-cell.js';

/** The rows of one student, employer and position, with the prospects that the center knows of these. */
export interface ToPlan {
  readonly rows: readonly HistoryRow[];
  /** Lines that cannot be read and may have told how it went. */
  readonly gaps: readonly number[];
  readonly known: readonly KnownProspect[];
}

export interface PlannedCandidacy {
  readonly known: KnownProspect | null;
  readonly told: readonly ToldFact[];
}

/** What the rows come to: each line is told, known already, or refused. */
export interface HistoryPlan {
  readonly candidacies: readonly PlannedCandidacy[];
  readonly unchanged: readonly number[];
  readonly refused: readonly Refusal[];
}

/**
 * Decides what the rows add. They are told in the order of time, whatever their order in the file. A follow-up that cannot be told is
 * refused alone; when a row that says how it went (application, interview, offer, end) cannot be told or read, all new rows of its
 * candidacy are refused, because without it they would tell something else.
 */
export function planHistory({ rows, gaps, known }: ToPlan, vantage: Vantage, newId: () => string): HistoryPlan {
  if (rows.length > MOST_ROWS) return { candidacies: [], unchanged: [], refused: others(rows, [], TOO_MANY) };
  const facts = known.map((prospect) => new KnownFacts(prospect, vantage.zone));
  const { first, doubles } = withoutDoubles(rows);
  const single = placedRows(first, vantage);
  const unchanged = single.filter((row) => facts.some((each) => each.has(row)));
  const fresh = single.filter((row) => !unchanged.includes(row));
  const refused = [
    ...doubles,
    ...fresh.filter((row) => liesAhead(row, vantage)).map(({ line }) => ({ line, failure: IN_THE_FUTURE })),
  ];
  const lines = { unchanged: unchanged.map(({ line }) => line) };
  const gap = gaps[0] ?? refused.find(({ line }) => carries(fresh, line))?.line ?? null;
  if (gap !== null)
    return { ...lines, candidacies: [], refused: [...refused, ...others(fresh, refused, leftBehind(gap))] };
  const appliedAt = ({ appliedOn }: KnownProspect): Instant | null => {
    const row = unchanged.find(({ kind, when }) => kind === 'APPLIED' && dayOfMoment(when, vantage.zone) === appliedOn);
    return row?.at ?? (appliedOn && instantAt(vantage.zone, appliedOn, 0));
  };
  const possible = fresh.filter((row) => !refused.some(({ line }) => line === row.line));
  const planned = candidaciesOf(possible, known, appliedAt).map((candidacy) =>
    planCandidacy(candidacy, vantage, newId),
  );
  return {
    ...lines,
    candidacies: planned.filter(({ told }) => told.length > 0),
    refused: [...refused, ...planned.flatMap((each) => each.refused)],
  };
}

function planCandidacy(candidacy: Candidacy, vantage: Vantage, newId: () => string) {
  const { known, rows } = candidacy;
  if (known === null && rows.every(({ kind }) => isFollowUp(kind)))
    return { known, told: [], refused: others(rows, [], NOTHING_BEGAN) };
  const { told, refused } = new Teller(candidacy, vantage, newId).tell();
  const gap = refused.find(({ line }) => carries(rows, line));
  if (!gap) return { known, told, refused };
  return { known, told: [], refused: [...refused, ...others(rows, refused, leftBehind(gap.line))] };
}

/** Without the rows that say the same as one before them in the file. */
function withoutDoubles(rows: readonly HistoryRow[]): {
  readonly first: readonly HistoryRow[];
  readonly doubles: readonly Refusal[];
} {
  const first = new Map<string, HistoryRow>();
  const doubles: Refusal[] = [];
  for (const row of rows.toSorted((one, other) => one.line - other.line)) {
    const before = first.get(identityOf(row));
    if (before) doubles.push({ line: row.line, failure: doubleOf(before.line) });
    else first.set(identityOf(row), row);
  }
  return { first: [...first.values()], doubles };
}

/** Whether the line says how the candidacy went. */
const carries = (rows: readonly PlacedRow[], line: number): boolean =>
  rows.some((row) => row.line === line && !isFollowUp(row.kind));

const others = (rows: readonly HistoryRow[], refused: readonly Refusal[], failure: Failure): Refusal[] =>
  rows.filter(({ line }) => !refused.some((each) => each.line === line)).map(({ line }) => ({ line, failure }));
