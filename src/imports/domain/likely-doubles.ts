import type { Day } from '../../kernel/day.js';
import { pageOf, pointsAtOneJob } from './web-address.js';

/** What tells one application from another in a file. */
export interface Identity {
  readonly line: number;
  /** As written in the file, empty when missing. */
  readonly employer: string;
  readonly position: string;
  readonly url: string | null;
  readonly appliedOn: Day | null;
}

/**
 * Keys that stay the same when the same file is read again: employer, position, page and day of application, and a running
 * number among rows that are alike in all of these.
 */
export function stableKeys(rows: readonly Identity[]): readonly string[] {
  const seen = new Map<string, number>();
  return rows.map((row) => {
    const parts = [row.employer, row.position, row.url === null ? '' : pageOf(row.url), row.appliedOn ?? ''];
    const likeness = parts.map(normalised).join(' | ');
    const ordinal = (seen.get(likeness) ?? 0) + 1;
    seen.set(likeness, ordinal);
    return `${likeness} | ${ordinal}`;
  });
}

/**
 * For each row the line of the first earlier row that seems to be the same application: the same posting at the same employer, or
 * the same position there on the same day. Two applications to one employer are usual and no doubles.
 */
export function likelyDoubles(rows: readonly Identity[]): readonly (number | null)[] {
  const firstLine = new Map<string, number>();
  return rows.map((row) => {
    const signs = signsOf(row);
    const earlier = signs.map((sign) => firstLine.get(sign)).find((line) => line !== undefined);
    for (const sign of signs) if (!firstLine.has(sign)) firstLine.set(sign, row.line);
    return earlier ?? null;
  });
}

function signsOf({ employer, position, url, appliedOn }: Identity): readonly string[] {
  const name = normalised(employer);
  const posting = url !== null && pointsAtOneJob(url) ? [`posting | ${name} | ${pageOf(url)}`] : [];
  const isTelling = name !== '' && position !== '' && appliedOn !== null;
  return isTelling ? [...posting, `position | ${name} | ${normalised(position)} | ${appliedOn}`] : posting;
}

const normalised = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[\s|]+/g, ' ')
    .trim();
