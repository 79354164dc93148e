import { HOUR, type Instant } from '../../kernel/instant.js';
import { dayIn } from '../../kernel/zone.js';
import type { HistoryRow } from './history-row.js';
import { type HistoryKind, isFollowUp, isOutcome } from './history-words.js';
import { dayOfMoment, instantOfMoment, isOnlyADay } from './moment-cell.js';

/** Where and when a history is read. */
export interface Vantage {
  /** Of the center. */
  readonly zone: string;
  readonly now: Instant;
}

/** A row with its moment; of an interview that is when it began. */
export interface PlacedRow extends HistoryRow {
  readonly at: Instant;
}

/** A file that tells only days is told in the order in which such a day goes: practice, interviews, thanks, answers, aftercare. */
const HOURS = { BEFORE: 9, INTERVIEW: 12, FOLLOW_UP: 18, ANSWER: 20, AFTERCARE: 21 } as const;
type PartOfDay = keyof typeof HOURS;
const PARTS = Object.keys(HOURS);

const PARTS_OF_FOLLOW_UPS: Readonly<Partial<Record<HistoryKind, PartOfDay>>> = {
  PREPARATION: 'BEFORE',
  REHEARSAL: 'BEFORE',
  FEEDBACK_REQUEST: 'AFTERCARE',
  KEEP_WARM: 'AFTERCARE',
  COURTESY_NOTE: 'AFTERCARE',
};

function partOf(kind: HistoryKind): PartOfDay {
  if (kind === 'APPLIED') return 'BEFORE';
  if (kind === 'INTERVIEWED') return 'INTERVIEW';
  return isFollowUp(kind) ? (PARTS_OF_FOLLOW_UPS[kind] ?? 'FOLLOW_UP') : 'ANSWER';
}

/** The rows of one candidacy in the order of time, whatever their order in the file. */
export function placedRows(rows: readonly HistoryRow[], vantage: Vantage): readonly PlacedRow[] {
  const held = new Map<string, number>();
  return rows
    .toSorted((one, other) => (one.round ?? 0) - (other.round ?? 0) || byWords(one, other))
    .map((row) => ({ ...row, at: momentOf(row, vantage, held) }))
    .toSorted((one, other) => one.at - other.at || rankOf(one) - rankOf(other) || byWords(one, other));
}

/** Interviews of one day follow each other by the hour, and nothing of a day that is not over lies ahead. */
function momentOf(row: HistoryRow, { zone, now }: Vantage, held: Map<string, number>): Instant {
  const part = partOf(row.kind);
  const at = instantOfMoment(row.when, zone, (row.kind === 'APPLIED' ? 0 : HOURS[part]) * 60);
  if (!isOnlyADay(row.when)) return at;
  if (part !== 'INTERVIEW') return Math.min(at, Math.max(now, startOf(row, zone)));
  const day = dayOfMoment(row.when, zone);
  const before = held.get(day) ?? 0;
  held.set(day, before + 1);
  return Math.min(at + before * HOUR, Math.max(now - HOUR, startOf(row, zone)));
}

const startOf = ({ when }: HistoryRow, zone: string): Instant => instantOfMoment(when, zone, 0);

const rankOf = ({ kind }: PlacedRow): number => 2 * PARTS.indexOf(partOf(kind)) + (isOutcome(kind) ? 1 : 0);

/** Whether the row tells of something that has not happened yet. */
export function liesAhead({ when, kind, at }: PlacedRow, { zone, now }: Vantage): boolean {
  if (isOnlyADay(when)) return dayOfMoment(when, zone) > dayIn(zone, now);
  return (kind === 'INTERVIEWED' ? at + HOUR : at) > now;
}

/** Of one moment and rank the words decide, so that the order of the file never does. */
const byWords = (one: HistoryRow, other: HistoryRow): number =>
  identityOf(one) < identityOf(other) ? -1 : Number(identityOf(one) > identityOf(other));

/** Rows that say the same are one fact. */
export const identityOf = ({ kind, when, round, channel }: HistoryRow): string =>
  JSON.stringify([kind, when, round, channel]);
