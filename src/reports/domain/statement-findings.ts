import type { DestinationOutcome, Statement } from '../../first-destinations/domain/statement.js';
import type { KnownDestinations } from './known-destinations.js';
import type { Finding } from './report.js';

/** Somebody has arrived somewhere; two different ones of these exclude each other. */
const SETTLED: ReadonlySet<DestinationOutcome> = new Set<DestinationOutcome>([
  'EMPLOYED',
  'SERVICE',
  'MILITARY',
  'CONTINUING_EDUCATION',
  'NOT_SEEKING',
]);
const SEEKING: ReadonlySet<DestinationOutcome> = new Set<DestinationOutcome>([
  'SEEKING_EMPLOYMENT',
  'SEEKING_EDUCATION',
]);

/**
 * What is doubtful about the statements on one graduate, whatever the standard: where sources disagree about all of them, the
 * rest about the one that counts, if any, because a gap in what does not count changes no figure.
 */
export const statementFindings = (
  { statements, unconfirmedOffers }: KnownDestinations,
  standing: Statement | null,
): readonly Finding[] => [
  ...unconfirmedOffers.map((subjectId): Finding => ({
    code: 'OFFER_NOT_CONFIRMED',
    message:
      'An offer was accepted that nobody has confirmed as the first destination; confirm it, or it does not count.',
    subjectType: 'Offer',
    subjectId,
  })),
  ...conflicts(statements),
  ...(standing === null
    ? []
    : DOUBTS.filter(({ applies }) => applies(standing)).map((doubt) => finding(doubt, standing))),
];

interface Doubt {
  readonly code: string;
  readonly message: string;
  applies(statement: Statement): boolean;
}

const DOUBTS: readonly Doubt[] = [
  {
    code: 'HOURS_MISSING',
    message:
      'Employed, but nobody said how many hours a week; record them, otherwise it is neither full nor part time.',
    applies: ({ outcome, hoursAWeek }) => outcome === 'EMPLOYED' && hoursAWeek === null,
  },
  {
    code: 'DECISION_DATE_MISSING',
    message: 'Employed, but when it was accepted is not known; an unknown date is not counted as in time.',
    applies: ({ outcome, decidedOn }) => outcome === 'EMPLOYED' && decidedOn === null,
  },
  {
    code: 'SEEKING_BUT_STARTS',
    message: 'Still seeking, but with a day on which it starts; correct the outcome or remove the day.',
    applies: ({ outcome, startsOn }) => SEEKING.has(outcome) && startsOn !== null,
  },
  {
    code: 'STARTS_BEFORE_DECISION',
    message: 'It starts before it was decided; check both days.',
    applies: ({ startsOn, decidedOn }) => startsOn !== null && decidedOn !== null && startsOn < decidedOn,
  },
  {
    code: 'DECIDED_BEFORE_OFFER',
    message: 'It was accepted before the first offer; check both days.',
    applies: ({ offeredOn, decidedOn }) => offeredOn !== null && decidedOn !== null && decidedOn < offeredOn,
  },
  {
    code: 'NOT_SEEKING_REASON_MISSING',
    message: 'Not seeking, but nobody said why; record the reason.',
    applies: ({ outcome, notSeekingReason }) => outcome === 'NOT_SEEKING' && notSeekingReason === null,
  },
  {
    code: 'SOURCE_UNKNOWN',
    message: 'Who said so is not known: the source is OTHER and there is no evidence; record one of the two.',
    applies: ({ source, hasEvidence }) => source === 'OTHER' && !hasEvidence,
  },
];

/** Two sources that disagree about where somebody has arrived, or in which field. That one source says something new later is no conflict. */
function conflicts(statements: readonly Statement[]): readonly Finding[] {
  const settled = statements.filter(({ outcome }) => SETTLED.has(outcome));
  const contested = settled.filter((one) => settled.some((other) => disagree(one, other)));
  const last = contested.at(-1);
  if (!last) return [];
  const said = contested.map(({ outcome, source, isInField }) => `${outcome}${IN_FIELD.get(isInField)} (${source})`);
  const message = `Sources disagree: ${said.join(', ')}. Retract what is wrong; until then the one learned last counts.`;
  return [finding({ code: 'SOURCES_DISAGREE', message }, last)];
}

const disagree = (one: Statement, other: Statement): boolean =>
  one.source !== other.source &&
  (one.outcome !== other.outcome ||
    (one.isInField !== null && other.isInField !== null && one.isInField !== other.isInField));

const IN_FIELD: ReadonlyMap<boolean | null, string> = new Map([
  [true, ' in field'],
  [false, ' out of field'],
  [null, ''],
]);

const finding = ({ code, message }: Pick<Doubt, 'code' | 'message'>, { id }: Statement): Finding => ({
  code,
  message,
  subjectType: 'FirstDestination',
  subjectId: id,
});
