import { type Day, daysBetween } from '../../kernel/day.js';
import { sum } from '../../kernel/sum.js';
import { byGroup, countOf, inBuckets, marked, type Members, shareOf, shareOfCounts, sumOf } from './figures.js';
import { medianWait, type Wait } from './median-wait.js';
import { EVERYBODY, type Figure, type Finding, type Group, type Scope, type Standard, type Verdict } from './report.js';

/** What became of one owed follow-up. */
export type FollowUpEnd = 'ON_TIME' | 'LATE' | 'MISSED';

interface Named {
  readonly id: string;
  readonly name: string;
}

/** One prospect. */
export interface FollowUpRecord {
  readonly studentId: string;
  readonly prospectId: string;
  readonly cohorts: readonly Named[];
  /** Null: nobody looked after the student on the day of the first interview. */
  readonly counselor: Named | null;
  readonly employer: Named;
  /** Of a student in a running trial: that trial, because its policies are its arms. */
  readonly policy: Named;
  /** The day on which the first interview was held; null: none was. */
  readonly firstInterviewOn: Day | null;
  readonly interviews: number;
  readonly followUps: readonly FollowUpEnd[];
  readonly twoWayContacts: number;
  readonly hasOffer: boolean;
  readonly outcome:
    'OFFER_ACCEPTED' | 'OFFER_DECLINED' | 'REJECTED' | 'WITHDRAWN' | 'ROLE_CLOSED' | 'NO_RESPONSE' | null;
  /** The day of the first offer or of the outcome, whichever came first; null: undecided, or nobody knows the day. */
  readonly decidedOn: Day | null;
}

/**
 * What follow-ups went with, per cohort, counselor, employer and policy: for prospects whose first interview lies in the
 * period. Owed is what came due under the policy the prospect is pinned to; late is done after it was due; missed is not
 * done before something else came in its place. An offer counts whatever became of it. Silence is an end as no response.
 * Days to decision are the median by Kaplan-Meier from the first interview on, so that those still open count for as long
 * as they wait. Our own definition.
 */
export const FOLLOW_UP_OUTCOMES: Standard<FollowUpRecord> = {
  version: 'follow-up-outcomes-2026.1',
  title: 'Follow-up outcomes',
  caution: 'Groups differ in more than their follow-ups: a difference is an association, not an effect.',
  judge,
  figures,
  findings,
};

const ENDED: readonly string[] = ['REJECTED', 'WITHDRAWN', 'ROLE_CLOSED', 'NO_RESPONSE'];

function judge(record: FollowUpRecord, scope: Scope): Verdict {
  const groups = groupsOf(record);
  const { firstInterviewOn } = record;
  if (
    firstInterviewOn === null ||
    firstInterviewOn < scope.fromDay ||
    firstInterviewOn > scope.toDay ||
    firstInterviewOn > scope.asOf
  )
    return { groups, bucket: 'NOT_IN_PERIOD', counted: false, reason: whyNot(record, scope), marks: [], measures: {} };
  const bucket = bucketOf(record);
  return {
    groups,
    bucket,
    counted: true,
    reason: `Counted as ${bucket.toLowerCase().replaceAll('_', ' ')}: first interview on ${firstInterviewOn}, ${inWords(record)}.`,
    marks: bucket === 'OPEN' ? [] : ['DECIDED'],
    measures: measuresOf(record, firstInterviewOn, scope.asOf),
  };
}

const groupsOf = ({ cohorts, counselor, employer, policy }: FollowUpRecord): readonly Group[] => [
  EVERYBODY,
  ...cohorts.map(({ id, name }): Group => ({ dimension: 'COHORT', key: id, name })),
  { dimension: 'COUNSELOR', key: counselor?.id ?? 'NOBODY', name: counselor?.name ?? 'Nobody' },
  { dimension: 'EMPLOYER', key: employer.id, name: employer.name },
  { dimension: 'POLICY', key: policy.id, name: policy.name },
];

const whyNot = ({ firstInterviewOn }: FollowUpRecord, { fromDay, toDay }: Scope): string =>
  firstInterviewOn === null
    ? 'Not counted: no interview was held.'
    : `Not counted: the first interview was on ${firstInterviewOn}, outside of ${fromDay} to ${toDay}.`;

function bucketOf({ hasOffer, outcome }: FollowUpRecord): string {
  if (hasOffer || outcome === 'OFFER_ACCEPTED' || outcome === 'OFFER_DECLINED') return 'OFFER';
  return outcome !== null && ENDED.includes(outcome) ? outcome : 'OPEN';
}

const inWords = ({ interviews, followUps, twoWayContacts }: FollowUpRecord): string =>
  `${interviews} held; follow-ups owed ${followUps.length}, on time ${times(followUps, 'ON_TIME')}, late ${times(followUps, 'LATE')}, missed ${times(followUps, 'MISSED')}; two-way contacts ${twoWayContacts}`;

const times = (ends: readonly FollowUpEnd[], end: FollowUpEnd): number => ends.filter((each) => each === end).length;

function measuresOf(record: FollowUpRecord, firstInterviewOn: Day, asOf: Day): Record<string, number> {
  const { followUps, decidedOn, interviews, twoWayContacts } = record;
  const isOpen = bucketOf(record) === 'OPEN';
  return {
    interviews,
    owed: followUps.length,
    onTime: times(followUps, 'ON_TIME'),
    late: times(followUps, 'LATE'),
    missed: times(followUps, 'MISSED'),
    twoWayContacts,
    ...(!isOpen && decidedOn !== null && { decidedAfter: Math.max(0, daysBetween(firstInterviewOn, decidedOn)) }),
    ...(isOpen && { openFor: daysBetween(firstInterviewOn, asOf) }),
  };
}

const SUMS: readonly (readonly [measure: string, label: string])[] = [
  ['interviews', 'Interviews held'],
  ['owed', 'Follow-ups owed'],
  ['onTime', 'Follow-ups done on time'],
  ['late', 'Follow-ups done late'],
  ['missed', 'Follow-ups missed'],
  ['twoWayContacts', 'Two-way contacts'],
];
const BUCKETS: readonly (readonly [bucket: string, label: string])[] = [
  ['OFFER', 'Prospects with an offer'],
  ['REJECTED', 'Prospects rejected'],
  ['WITHDRAWN', 'Prospects withdrawn'],
  ['ROLE_CLOSED', 'Prospects whose role was closed'],
  ['NO_RESPONSE', 'Prospects ended in silence'],
  ['OPEN', 'Prospects still open'],
];

function figures(judged: Members): readonly Figure[] {
  return byGroup(judged).flatMap(([group, members]) => [
    countOf({ key: 'prospects', label: 'Prospects', group }, members),
    ...SUMS.map(([measure, label]) => sumOf({ key: measure, label, group }, members, measure)),
    onTimeShare(group, members),
    ...BUCKETS.map(([bucket, label]) => countOf({ key: bucket, label, group }, inBuckets(members, bucket))),
    shareOf(
      { key: 'offerShare', label: 'Share of decided prospects with an offer', group },
      inBuckets(members, 'OFFER'),
      marked(members, 'DECIDED'),
    ),
    daysToDecision(group, members),
  ]);
}

function onTimeShare(group: Group, members: Members): Figure {
  const total = (measure: string) => sum(members.map(({ verdict }) => verdict.measures[measure] ?? 0));
  const students = new Set(members.map(({ studentId }) => studentId)).size;
  const named = { key: 'onTimeShare', label: 'Share of owed follow-ups done on time', group };
  return shareOfCounts(named, total('onTime'), total('owed'), { students, note: null });
}

function daysToDecision(group: Group, members: Members): Figure {
  const waits = members.flatMap(({ verdict: { measures } }): Wait[] => {
    if (measures['decidedAfter'] !== undefined) return [{ days: measures['decidedAfter'], isDecided: true }];
    return measures['openFor'] === undefined ? [] : [{ days: measures['openFor'], isDecided: false }];
  });
  const value = medianWait(waits);
  return {
    key: 'daysToDecision',
    label: 'Days from the first interview to an offer, rejection, withdrawal, closed role or end in silence, median',
    group,
    unit: 'DAYS',
    value,
    numerator: null,
    denominator: null,
    currency: null,
    students: new Set(members.map(({ studentId }) => studentId)).size,
    note: howManyAreDecided(members, value),
  };
}

function howManyAreDecided(members: Members, median: number | null): string {
  const decided = marked(members, 'DECIDED').length;
  const told = `${decided} of ${members.length} are decided`;
  if (median === null) return `${told}: fewer than half by any day, so there is no median.`;
  return decided * 2 < members.length ? `${told}: most are still open, so the median is uncertain.` : `${told}.`;
}

function findings({ prospectId, outcome, decidedOn, firstInterviewOn, counselor }: FollowUpRecord): readonly Finding[] {
  const about = (code: string, message: string): Finding => ({
    code,
    message,
    subjectType: 'Prospect',
    subjectId: prospectId,
  });
  return [
    ...(outcome !== null && decidedOn === null
      ? [about('DECISION_DATE_MISSING', 'It has ended, but when it was decided is not known; correct the outcome.')]
      : []),
    ...(decidedOn !== null && firstInterviewOn !== null && decidedOn < firstInterviewOn
      ? [
          about(
            'DECIDED_BEFORE_INTERVIEW',
            `Decided on ${decidedOn}, before the first interview on ${firstInterviewOn}; check both days.`,
          ),
        ]
      : []),
    ...(counselor === null
      ? [
          about(
            'NO_COUNSELOR',
            'Nobody looked after the student on the day of the first interview; assign the student to a caseload.',
          ),
        ]
      : []),
  ];
}
