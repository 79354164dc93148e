import type { CohortMembership } from '../cohorts/index.js';
import type { Day } from '../kernel/day.js';
import type { Intent } from './domain/intent.js';
import { blameCell, type ColumnOf } from './domain/roster-limits.js';
import type { RosterRow } from './domain/roster.js';
import type { RowProblem } from './domain/table.js';
import type { PlannedMembership, RosterKnowledge } from './roster-knowledge.js';

interface Asking extends Pick<RosterKnowledge, 'memberships' | 'cohorts' | 'today' | 'newId'> {
  readonly studentId: string;
  readonly columnOf: ColumnOf;
  readonly problems: RowProblem[];
}

/**
 * The memberships that a row adds or changes. A cohort that is named is joined, or the latest time in it gets the days of the
 * file; other cohorts are left alone. A cohort that is cleared ends today, whichever it is.
 */
export function membershipsAsked(row: RosterRow, asking: Asking): readonly PlannedMembership[] {
  const known = asking.memberships.get(asking.studentId) ?? [];
  if (row.cohort.kind === 'KEEP') return [];
  if (row.cohort.kind === 'CLEAR')
    return known
      .filter((each) => isOpenAfter(each, asking.today))
      .map((each) => planned({ ...each, toDay: asking.today }));
  const cohortId = asking.cohorts.get(row.cohort.value) ?? null;
  const times = known.filter((each) => each.cohortId === cohortId);
  const latest = times.at(-1);
  const wanted =
    latest && !beginsAnew(row, latest) ? changed(row, latest) : joined(row, row.cohort.value, cohortId, asking);
  if (wanted === null) return [];
  return isPossible(row, wanted, times, asking) ? [wanted] : [];
}

const isOpenAfter = ({ fromDay, toDay }: CohortMembership, day: Day): boolean =>
  fromDay <= day && (toDay === null || toDay > day);

/** A start after the end of the latest time is a second time. */
const beginsAnew = ({ cohortFrom }: RosterRow, { toDay }: CohortMembership): boolean =>
  cohortFrom.kind === 'SET' && toDay !== null && cohortFrom.value > toDay;

function changed(row: RosterRow, latest: CohortMembership): PlannedMembership | null {
  const fromDay = row.cohortFrom.kind === 'SET' ? row.cohortFrom.value : latest.fromDay;
  const toDay = dayAsked(row.cohortTo, latest.toDay);
  return fromDay === latest.fromDay && toDay === latest.toDay ? null : planned({ ...latest, fromDay, toDay });
}

const joined = (
  row: RosterRow,
  cohort: string,
  cohortId: string | null,
  { studentId, today, newId }: Asking,
): PlannedMembership => ({
  id: newId(),
  studentId,
  cohortId,
  cohort,
  fromDay: dayAsked(row.cohortFrom, null) ?? today,
  toDay: dayAsked(row.cohortTo, null),
});

function dayAsked(intent: Intent<Day>, stored: Day | null): Day | null {
  if (intent.kind === 'KEEP') return stored;
  return intent.kind === 'SET' ? intent.value : null;
}

const planned = ({ id, studentId, cohortId, fromDay, toDay }: CohortMembership): PlannedMembership => ({
  id,
  studentId,
  cohortId,
  fromDay,
  toDay,
  cohort: null,
});

const BACKWARDS = {
  code: 'COHORT_ENDS_BEFORE_IT_STARTS',
  wrong: 'is before the start',
  remedy: 'exchange or correct the two days',
};
const OVERLAPPING = {
  code: 'OVERLAPPING_MEMBERSHIP',
  wrong: 'overlaps an earlier time in the same cohort',
  remedy: 'correct the days',
};

function isPossible(
  row: RosterRow,
  wanted: PlannedMembership,
  times: readonly CohortMembership[],
  { problems, columnOf }: Asking,
): boolean {
  const { id, fromDay, toDay } = wanted;
  const overlaps = times.some(
    (each) =>
      each.id !== id && (each.toDay === null || each.toDay >= fromDay) && (toDay === null || each.fromDay <= toDay),
  );
  const wrong = toDay !== null && toDay < fromDay ? BACKWARDS : overlaps ? OVERLAPPING : null;
  if (wrong) problems.push(blameCell(row, wrong === BACKWARDS ? 'cohortTo' : 'cohortFrom', wrong, columnOf));
  return wrong === null;
}
