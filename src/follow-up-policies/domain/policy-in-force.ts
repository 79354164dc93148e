import type { Day } from '../../kernel/day.js';
import type { Instant } from '../../kernel/instant.js';

/** The most specific first. */
export const POLICY_LEVELS = ['PROSPECT', 'STUDENT', 'COHORT', 'CENTER'] as const;
/** For what a policy can be set. */
export type PolicyLevel = (typeof POLICY_LEVELS)[number];

/** A policy was set for the center, a cohort, a student or a prospect, from one moment until another. */
export interface Assignment {
  readonly policyId: string;
  /** This very version, whatever is published later; null or left out: the newest that counts. */
  readonly versionId?: string | null;
  readonly level: PolicyLevel;
  /** The cohort, student or prospect; null for the center. */
  readonly subjectId: string | null;
  readonly since: Instant;
  /** Null: it still is. */
  readonly until: Instant | null;
}

export interface Membership {
  readonly id: string;
  readonly cohortId: string;
  readonly fromDay: Day;
  readonly toDay: Day | null;
}

export interface Moment {
  readonly at: Instant;
  /** The day of that instant in the center. */
  readonly on: Day;
}

/**
 * The assignment that counts at a moment: prospect before student before cohort before center. Of a student's cohorts
 * the one joined last counts, of two joined on the same day the one entered last. Null: nothing was set yet.
 */
export function assignmentInForce(
  assignments: readonly Assignment[],
  memberships: readonly Membership[],
  prospectId: string | null,
  moment: Moment,
): Assignment | null {
  const set = assignments.filter((each) => isSet(each, moment));
  const cohorts = memberships.filter((each) => isMember(each, moment)).toSorted(lastJoinedFirst);
  const byLevel: Readonly<Record<PolicyLevel, () => Assignment | undefined>> = {
    PROSPECT: () => set.find(({ level, subjectId }) => level === 'PROSPECT' && subjectId === prospectId),
    STUDENT: () => set.find(({ level }) => level === 'STUDENT'),
    COHORT: () => firstOf(cohorts, set),
    CENTER: () => set.find(({ level }) => level === 'CENTER') ?? firstOfTheCenter(assignments),
  };
  for (const level of POLICY_LEVELS) {
    const found = byLevel[level]();
    if (found) return found;
  }
  return null;
}

const isSet = ({ since, until }: Assignment, { at }: Moment): boolean => since <= at && (until === null || at < until);

const isMember = ({ fromDay, toDay }: Membership, { on }: Moment): boolean =>
  fromDay <= on && (toDay === null || on <= toDay);

const lastJoinedFirst = (a: Membership, b: Membership): number => {
  if (a.fromDay !== b.fromDay) return a.fromDay < b.fromDay ? 1 : -1;
  return a.id < b.id ? 1 : -1;
};

const firstOf = (cohorts: readonly Membership[], set: readonly Assignment[]): Assignment | undefined => {
  for (const { cohortId } of cohorts) {
    const found = set.find(({ level, subjectId }) => level === 'COHORT' && subjectId === cohortId);
    if (found) return found;
  }
  return undefined;
};

/** What happened before the center was opened comes under its first policy. */
const firstOfTheCenter = (assignments: readonly Assignment[]): Assignment | undefined =>
  assignments.filter(({ level }) => level === 'CENTER').toSorted((a, b) => a.since - b.since)[0];

/** The version of a policy that counts at an instant: the newest published by then, else its first. */
export const versionInForce = <Version extends { readonly publishedAt: Instant }>(
  newestFirst: readonly Version[],
  at: Instant,
): Version | null => newestFirst.find(({ publishedAt }) => publishedAt <= at) ?? newestFirst.at(-1) ?? null;
