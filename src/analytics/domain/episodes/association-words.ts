import type { Association, AssociationRow, AssociationTable, AssociatedEnding, Missing } from './associations.js';
import type { Exposure } from './candidacies.js';
import type { LandmarkTable } from './landmarks.js';

/**
 * The sentences in which associations are told. They never say that a follow-up increases, causes or brings about anything: only a
 * trial can. A status check is one by whatever channel: a call, or a message in its place.
 */
export const CAVEATS: Record<Exposure, string> = {
  THANK_YOU: 'Students who send thanks differ from those who do not.',
  STATUS_CHECK: 'Students who check how things stand differ from those who do not.',
  FEEDBACK_REQUEST: 'Students who ask for feedback differ from those who do not.',
};

const FOLLOW_UP: Record<Exposure, string> = {
  THANK_YOU: 'a thank-you note',
  STATUS_CHECK: 'a status check',
  FEEDBACK_REQUEST: 'a feedback request',
};
const WHO: Record<Exposure, string> = {
  THANK_YOU: 'students who send thanks',
  STATUS_CHECK: 'students who check how things stand',
  FEEDBACK_REQUEST: 'students who ask for feedback',
};
const HAD: Record<AssociatedEnding, string> = { OFFER: 'offers', REJECTION: 'rejections' };

const WHAT: Record<Missing['what'], string> = { STUDENTS: 'students', EVENTS: 'events', MODEL: 'events' };
/** Smaller numbers than these are told as such. */
const FEWEST_TOLD: Record<Missing['what'], number> = { STUDENTS: 10, EVENTS: 3, MODEL: 3 };

export function sentenceOf(
  { exposure, ending, association, missing }: AssociationRow,
  smallestGroup = FEWEST_TOLD.STUDENTS,
): string {
  if (association === null)
    return missing === null ? 'Not estimable from these data.' : missingSentence(missing, smallestGroup);
  return `${numberSentence(exposure, ending, association)} This is an association: ${WHO[exposure]} may differ in ways we do not record.`;
}

/** An interval that covers 1 is told by its ends, because the number in its middle would be read as a finding. */
function numberSentence(
  exposure: Exposure,
  ending: AssociatedEnding,
  { hazardRatio, lower, upper }: Association,
): string {
  const range = `${two(lower)} to ${two(upper)}`;
  return lower <= 1 && upper >= 1
    ? `The data are compatible with ${HAD[ending]} at rates from ${range} times those of comparable prospects at the same stage without ${FOLLOW_UP[exposure]}.`
    : `Prospects with ${FOLLOW_UP[exposure]} had ${HAD[ending]} at a rate ${two(hazardRatio)} times that of comparable prospects at the same stage without one (95 % CI ${range}).`;
}

export function missingSentence({ what, have, need, whyNot }: Missing, smallestGroup = FEWEST_TOLD.STUDENTS): string {
  if (whyNot !== null && whyNot !== 'TOO_FEW_EVENTS_FOR_THE_MODEL')
    return `Not estimable from these data (${REASONS[whyNot]}).`;
  const fewest = what === 'STUDENTS' ? smallestGroup : FEWEST_TOLD[what];
  const told = have < fewest ? `fewer than ${fewest}` : String(have);
  return `Not enough data yet (${told} of ${need} ${WHAT[what]}).`;
}

/** What makes the table doubtful in this center. */
export function warningsOf({ knownApart, learnedOnly, ended }: AssociationTable): string[] {
  const apart = knownApart
    .filter(({ differ }) => differ)
    .map(
      ({ exposure, withIt, without }) =>
        `Outcomes come to light unequally: they were known by day 60 for ${percent(withIt!)} with ${FOLLOW_UP[exposure]} by day 14 and for ${percent(without!)} without. A comparison of outcomes may compare what was found out.`,
    );
  return learnedOnly >= FEWEST_TOLD.EVENTS
    ? [
        ...apart,
        `For ${percent(learnedOnly / ended)} of the outcomes the day of the decision is not known: there it is the time until the outcome was known.`,
      ]
    : apart;
}

export function landmarkSentence({ exposure, day, withIt, without }: LandmarkTable): string {
  if (withIt === null || without === null) return 'Not enough data yet (it takes 20 students with it and 20 without).';
  return `Among prospects still open at the end of day ${day}, ${withIt} had had ${FOLLOW_UP[exposure]} and ${without} had not.`;
}

const percent = (share: number): string => `${Math.round(share * 100)} %`;

const REASONS = {
  NO_EVENTS: 'nothing happened',
  COLLINEAR: 'the follow-up goes with another trait without exception',
  SEPARATED: 'a trait goes with the outcome without exception',
  NO_CONVERGENCE: 'no best fit was found',
};

const two = (value: number): string => value.toFixed(2);
