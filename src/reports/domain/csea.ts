import {
  isFullTime,
  type NotSeekingReason,
  SAID_BY,
  standingStatement,
  type Statement,
} from '../../first-destinations/domain/statement.js';
import type { Day } from '../../kernel/day.js';
import { byGroup, countOf, inBuckets, marked, type Members, payOf, shareOf } from './figures.js';
import type { Degree, KnownDestinations } from './known-destinations.js';
import { addMonths } from './months.js';
import { payMeasures } from './pay-measures.js';
import { EVERYBODY, type Figure, type Finding, type Scope, type Standard, type Verdict } from './report.js';
import { statementFindings } from './statement-findings.js';

/** One graduate; who took two degrees counts once, from the day of the last one. */
export interface CseaRecord extends KnownDestinations {
  readonly studentId: string;
  readonly degrees: readonly Degree[];
}

/** When something came about, beside graduation. */
type Timing = 'BY_GRADUATION' | 'BY_THREE_MONTHS' | 'LATER' | 'DATE_UNKNOWN';

const NOT_SEEKING: Readonly<Record<NotSeekingReason, string>> = {
  SPONSORED: 'sponsored or already employed',
  CONTINUING_EDUCATION: 'continuing education',
  OWN_BUSINESS: 'starting a new business',
  POSTPONED: 'postponing the search',
  OTHER: 'other reasons',
};
const NOT_SEEKING_REASONS = Object.keys(NOT_SEEKING) as NotSeekingReason[];
const ACCEPTED = ['ACCEPTED_BY_GRADUATION', 'ACCEPTED_BY_THREE_MONTHS', 'ACCEPTED_LATER', 'ACCEPTED_DATE_UNKNOWN'];
const SEEKERS = [...ACCEPTED, 'SEEKING_WITH_OFFER', 'SEEKING_WITHOUT_OFFER'];
const FEWEST_FOR_PAY = 3;

/**
 * Employment of a class of MBA graduates: everybody is seeking, not seeking (with the reason) or without information;
 * first offers and first acceptances by graduation and by three months after it are shares of those seeking; an
 * unknown date is not "by three months"; pay is shown from three amounts on. Source: CSEA, "Standards for Reporting
 * Employment Statistics" (cseaglobal.org), tables 1, 2.A, 2.B and 4.A.
 */
export const CSEA: Standard<CseaRecord> = {
  version: 'csea-2026.1',
  title: 'CSEA MBA employment',
  judge,
  figures,
  findings,
};

function judge(record: CseaRecord, scope: Scope): Verdict {
  const base = { groups: [EVERYBODY], marks: [], measures: {} };
  const graduatedOn = lastGraduationOf(record);
  if (graduatedOn !== null && (graduatedOn < scope.fromDay || graduatedOn > scope.toDay))
    return {
      ...base,
      bucket: 'NOT_IN_CLASS',
      counted: false,
      reason: `Not counted: graduated on ${graduatedOn}, outside of ${scope.fromDay} to ${scope.toDay}.`,
    };
  if (graduatedOn !== null && graduatedOn > scope.asOf)
    return {
      ...base,
      bucket: 'NOT_IN_CLASS',
      counted: false,
      reason: `Not counted: graduates on ${graduatedOn}, after the day of this report.`,
    };
  const statement = statementOf(record, scope);
  if (statement === null)
    return {
      ...base,
      bucket: 'NO_INFORMATION',
      counted: true,
      reason: 'Counted as no information: nothing was known by the day of this report.',
    };
  const reason = notSeekingReasonOf(statement);
  return {
    ...base,
    counted: true,
    ...(reason === null ? seeker(statement, graduatedOn) : notSeeking(statement, reason)),
  };
}

const statementOf = ({ statements }: CseaRecord, { asOf }: Scope): Statement | null =>
  standingStatement(statements, { knownBy: asOf, decidedBy: asOf });

/** Null: not recorded. */
const lastGraduationOf = ({ degrees }: CseaRecord): Day | null =>
  degrees
    .flatMap(({ graduatedOn }) => graduatedOn ?? [])
    .toSorted()
    .at(-1) ?? null;

/** Null: looked for a job, and may have found one. */
function notSeekingReasonOf({ outcome, notSeekingReason }: Statement): NotSeekingReason | null {
  if (notSeekingReason !== null) return notSeekingReason;
  if (outcome === 'CONTINUING_EDUCATION' || outcome === 'SEEKING_EDUCATION') return 'CONTINUING_EDUCATION';
  return outcome === 'NOT_SEEKING' ? 'OTHER' : null;
}

const notSeeking = (statement: Statement, reason: NotSeekingReason) => ({
  bucket: `NOT_SEEKING_${reason}`,
  reason: `Counted as not seeking, ${NOT_SEEKING[reason]}, as ${SAID_BY[statement.source]} said, learned on ${statement.knownOn}.`,
});

function seeker(statement: Statement, graduatedOn: Day | null) {
  const accepted = statement.outcome !== 'SEEKING_EMPLOYMENT';
  const acceptance = accepted ? timingOf(statement.decidedOn, graduatedOn) : null;
  const offer = accepted || statement.offeredOn !== null ? timingOf(firstOfferOf(statement), graduatedOn) : null;
  const inTime = acceptance === 'BY_GRADUATION' || acceptance === 'BY_THREE_MONTHS';
  return {
    bucket: acceptance === null ? `SEEKING_${offer === null ? 'WITHOUT' : 'WITH'}_OFFER` : `ACCEPTED_${acceptance}`,
    reason: whySeeker(statement, graduatedOn, acceptance, offer),
    marks: [...marksOf('OFFER', offer), ...marksOf('ACCEPTANCE', acceptance)],
    measures: inTime && isFullTime(statement) === true ? payMeasures(statement) : {},
  };
}

/** Who accepts had an offer by then, whether its day was recorded or not. */
const firstOfferOf = ({ offeredOn, decidedOn }: Statement): Day | null =>
  offeredOn === null || (decidedOn !== null && decidedOn < offeredOn) ? decidedOn : offeredOn;

function timingOf(day: Day | null, graduatedOn: Day | null): Timing {
  if (day === null || graduatedOn === null) return 'DATE_UNKNOWN';
  if (day <= graduatedOn) return 'BY_GRADUATION';
  return day <= addMonths(graduatedOn, 3) ? 'BY_THREE_MONTHS' : 'LATER';
}

/** What is there by graduation is there by three months too. */
function marksOf(what: 'OFFER' | 'ACCEPTANCE', timing: Timing | null): string[] {
  if (timing === 'BY_GRADUATION') return [`${what}_BY_GRADUATION`, `${what}_BY_THREE_MONTHS`];
  return timing === 'BY_THREE_MONTHS' ? [`${what}_BY_THREE_MONTHS`] : [];
}

const IN_WORDS: Readonly<Record<Timing, string>> = {
  BY_GRADUATION: 'by graduation',
  BY_THREE_MONTHS: 'by three months after graduation',
  LATER: 'later than three months after graduation',
  DATE_UNKNOWN: 'on a day that cannot be compared with graduation, which is not in time',
};

function whySeeker(
  statement: Statement,
  graduatedOn: Day | null,
  acceptance: Timing | null,
  offer: Timing | null,
): string {
  const days = `${statement.decidedOn ?? 'day unknown'}; graduated ${graduatedOn ?? 'on an unknown day'}`;
  const said = `as ${SAID_BY[statement.source]} said, learned on ${statement.knownOn}`;
  if (acceptance !== null) return `Counted as seeking; first acceptance ${IN_WORDS[acceptance]} (${days}), ${said}.`;
  const offered = offer === null ? 'no offer yet' : `first offer ${IN_WORDS[offer]} and none accepted`;
  return `Counted as seeking; ${offered}, ${said}.`;
}

function figures(judged: Members): readonly Figure[] {
  return byGroup(judged).flatMap(([group, members]) => {
    const seekers = inBuckets(members, ...SEEKERS);
    const count = (key: string, label: string, those: Members) => countOf({ key, label, group }, those);
    const share = (key: string, label: string, mark: string) =>
      shareOf({ key, label, group }, marked(seekers, mark), seekers);
    return [
      count('graduates', 'Graduates', members),
      count('seeking', 'Seeking employment', seekers),
      count(
        'notSeeking',
        'Not seeking employment',
        inBuckets(members, ...NOT_SEEKING_REASONS.map((reason) => `NOT_SEEKING_${reason}`)),
      ),
      ...NOT_SEEKING_REASONS.map((reason) =>
        count(
          `notSeeking.${reason}`,
          `Not seeking: ${NOT_SEEKING[reason]}`,
          inBuckets(members, `NOT_SEEKING_${reason}`),
        ),
      ),
      count('noInformation', 'No information', inBuckets(members, 'NO_INFORMATION')),
      share('offersByGraduation', 'First offer by graduation', 'OFFER_BY_GRADUATION'),
      share('offersByThreeMonths', 'First offer by three months after graduation', 'OFFER_BY_THREE_MONTHS'),
      share('acceptancesByGraduation', 'First acceptance by graduation', 'ACCEPTANCE_BY_GRADUATION'),
      share(
        'acceptancesByThreeMonths',
        'First acceptance by three months after graduation',
        'ACCEPTANCE_BY_THREE_MONTHS',
      ),
      ...payOf(group, members, 'salary', 'Base salary, full time and accepted in time', FEWEST_FOR_PAY),
      ...payOf(group, members, 'bonus', 'Bonus, full time and accepted in time', FEWEST_FOR_PAY),
    ];
  });
}

function findings(record: CseaRecord, scope: Scope): readonly Finding[] {
  return [...degreeFindings(record), ...statementFindings(record, statementOf(record, scope))];
}

const degreeFindings = ({ degrees }: CseaRecord): readonly Finding[] =>
  degrees
    .filter(({ graduatedOn }) => graduatedOn === null)
    .map(({ id, recordedAs }): Finding => ({
      code: 'GRADUATION_DATE_MISSING',
      message: 'The day of graduation is not recorded, so that no offer counts as in time; record it.',
      subjectType: recordedAs,
      subjectId: id,
    }));
