import type { BusinessCalendar } from '../../calendars/domain/business-calendar.js';
import type { Instant } from '../../kernel/instant.js';
import { dayIn } from '../../kernel/zone.js';
import { branchOf, stepOf } from './branches.js';
import type { Anchors } from './dates.js';
import type { Opener, PolicyRules, PolicyStep } from './policy.js';
import { closedBy } from './restrictions.js';
import { attemptsOf, mayBeAsked, type Mark, type OpenOffer, type Situation } from './situation.js';
import { isSettled } from './settled.js';
import { announcedDay, timetableInWords } from './timetable.js';
import { ANCHOR_OF_TURN, ASKS, isCall } from './turning-points.js';

/** A step of the policy that is owed for something that happened, before it has a date. */
export interface Duty {
  readonly step: PolicyStep;
  readonly openedAt: Instant;
  readonly anchors: Anchors;
  readonly contactId: string | null;
  readonly interviewId: string | null;
  /** Minutes by which it is due before its usual time of the day. */
  readonly headStart: number;
  /** What was decided about it beside its date, as sentences. */
  readonly remarks: readonly string[];
}

/** The open question to the employer: the steps that its last turn leads to. It rests while an interview lies ahead. */
export function questionDuties(rules: PolicyRules, situation: Situation, calendar: BusinessCalendar): readonly Duty[] {
  if (situation.interviewsAhead.length > 0 && situation.offer === null) return [];
  const { turn, opened, anchors } = openQuestion(situation);
  return branchOf(rules, situation, turn, calendar)
    .filter(({ step }) => !isSettled(step.kind, situation.followUps.slice(opened.followUpsDone)))
    .map(({ step, remarks }) => remarked(duty(situation, step, opened, anchors), remarks));
}

/** Steps that come with an interview: before it, to log it, and one thank-you note for each person met. */
export const interviewDuties = (rules: PolicyRules, situation: Situation): readonly Duty[] => [
  ...dutiesAhead(rules, situation),
  ...dutiesAfter(rules, situation),
];

/** What an open offer elsewhere asks of this prospect. */
export function hurryDuties(rules: PolicyRules, situation: Situation): readonly Duty[] {
  const { offer, otherOffer, followUps } = situation;
  if (otherOffer === null || offer !== null) return [];
  const anchors = withDeadline('OTHER_OFFER_DEADLINE', otherOffer, { OTHER_OFFER_RECEIVED: otherOffer });
  return opened(rules, 'OTHER_OFFER_RECEIVED')
    .filter((step) => !isSettled(step.kind, followUps.slice(otherOffer.followUpsDone)))
    .map((step) => duty(situation, step, otherOffer, anchors))
    .map((each) => (each.step.furthestFirst ? aheadOfOthers(each, situation) : each));
}

/** The student asks those first who have come furthest: the later the round, the earlier in the day. */
function aheadOfOthers(hurry: Duty, { interviewsHeld, interviewsAhead }: Situation): Duty {
  const progress = 2 * interviewsHeld.length + Math.sign(interviewsAhead.length);
  if (progress === 0) return hurry;
  const headStart = Math.min(progress * HEAD_START, LONGEST_HEAD_START);
  return remarked({ ...hurry, headStart }, ['ahead of the prospects that have not come as far']);
}

const HEAD_START = 30;
const LONGEST_HEAD_START = 7 * 60;

/** Practice before the first call since the interview. */
export function rehearsalDuties(rules: PolicyRules, situation: Situation): readonly Duty[] {
  const since = situation.interviewsHeld.at(-1)?.followUpsDone ?? 0;
  const done = situation.followUps.slice(since);
  if (done.some((followUp) => isCall(followUp) && ASKS.has(followUp.followUp))) return [];
  return opened(rules, 'CALL_AHEAD')
    .filter((step) => !isSettled(step.kind, done))
    .map((step) => duty(situation, step, situation.turned, {}));
}

/** What is still owed once a prospect has ended. */
export function aftercareDuties(rules: PolicyRules, situation: Situation): readonly Duty[] {
  const { closed } = situation;
  if (closed === null) return [];
  return rules.aftercare[closed.outcome]
    .map((key) => stepOf(rules, key))
    .filter((step) => !isSettled(step.kind, situation.followUps))
    .map((step) => duty(situation, step, closed, { CLOSED: closed }));
}

/**
 * The counselor's decision about a silent prospect, which keeps every open prospect alive. Silence before the day on which the
 * employer announced to decide means nothing, so the wait begins on that day.
 */
export function reviewDuty(rules: PolicyRules, situation: Situation, zone: string): Duty {
  const { silentSince, timetable } = situation;
  const announced = timetable && announcedDay(timetable);
  const isLater = announced !== null && announced > dayIn(zone, silentSince.at);
  const closed = closedBy(situation.restrictions, situation.contactId);
  const usedUp = closed ? { id: closed.id, at: closed.since } : attemptsOf(situation)[rules.limits.attempts - 1];
  const anchors = {
    SILENT_SINCE: isLater ? { factId: null, on: announced } : silentSince,
    ...(usedUp && { ATTEMPTS_USED_UP: { factId: usedUp.id, at: usedUp.at } }),
  };
  const remarks = [
    ...(closed ? ['nobody there may be contacted any more'] : []),
    ...(isLater ? [timetableInWords(timetable!)] : []),
  ];
  return remarked(duty(situation, stepOf(rules, rules.reviewStep), silentSince, anchors), remarks);
}

function openQuestion(situation: Situation): { turn: Situation['turn']; opened: Mark; anchors: Anchors } {
  const { offer, turn, turned, promise, callBack } = situation;
  if (offer !== null)
    return { turn: 'OFFER', opened: offer, anchors: withDeadline('OFFER_DEADLINE', offer, { OFFER_RECEIVED: offer }) };
  const anchors = {
    [ANCHOR_OF_TURN[turn]]: turned,
    ...(promise && { PROMISED_DAY: promise }),
    ...(callBack && { CALL_BACK_DAY: callBack }),
  };
  return { turn, opened: turned, anchors };
}

function dutiesAhead(rules: PolicyRules, situation: Situation): readonly Duty[] {
  return situation.interviewsAhead.flatMap((ahead) => {
    const done = situation.followUps.slice(ahead.followUpsDone);
    const theirs = done.filter(({ interviewId }) => interviewId === null || interviewId === ahead.interviewId);
    const anchors = {
      INTERVIEW_START: { factId: ahead.id, at: ahead.startsAt },
      INTERVIEW_END: { factId: ahead.id, at: ahead.endsAt },
    };
    return opened(rules, 'INTERVIEW_SCHEDULED')
      .filter((step) => !isSettled(step.kind, theirs))
      .map((step) => ({ ...duty(situation, step, ahead, anchors), interviewId: ahead.interviewId }));
  });
}

function dutiesAfter(rules: PolicyRules, situation: Situation): readonly Duty[] {
  return situation.interviewsHeld.flatMap((held) => {
    const theirs = situation.followUps.filter(
      (done, index) =>
        done.interviewId === held.interviewId || (done.interviewId === null && index >= held.followUpsDone),
    );
    return opened(rules, 'INTERVIEW_HELD').flatMap((step) =>
      addressees(situation, step, held.contactIds)
        .filter(
          (contactId) =>
            !isSettled(
              step.kind,
              theirs.filter((done) => isAddressedTo(contactId, done.contactId)),
            ),
        )
        .map((contactId) => ({
          ...duty({ ...situation, contactId }, step, held, { INTERVIEW_END: held }),
          interviewId: held.interviewId,
        })),
    );
  });
}

/** Whoever was met is thanked; everything else goes to the agency where one acts. */
function addressees(situation: Situation, { kind }: PolicyStep, met: readonly string[]): readonly (string | null)[] {
  if (kind === 'THANK_YOU') return met.length > 0 ? met : [null];
  const asked = met.filter((contactId) => mayBeAsked(situation, contactId));
  if (asked.length > 0) return asked;
  return [situation.agencyContacts === null ? null : situation.contactId];
}

/** A note of which nobody wrote down the addressee counts for everyone. */
const isAddressedTo = (contactId: string | null, addressee: string | null): boolean =>
  contactId === null || addressee === null || addressee === contactId;

const opened = (rules: PolicyRules, opener: Opener): readonly PolicyStep[] =>
  rules.openings[opener].map((key) => stepOf(rules, key));

const duty = (situation: Situation, step: PolicyStep, by: Mark, anchors: Anchors): Duty => ({
  step,
  openedAt: by.at,
  anchors,
  contactId: situation.contactId,
  interviewId: situation.interviewsHeld.at(-1)?.interviewId ?? null,
  headStart: 0,
  remarks: lacksAgencyContact(situation, step) ? [ASK_THE_AGENCY] : [],
});

const ASK_THE_AGENCY = 'through the agency, where nobody is known yet: find out whom to ask there';

const lacksAgencyContact = ({ agencyContacts, contactId }: Situation, { kind, channel }: PolicyStep): boolean =>
  agencyContacts !== null && contactId === null && channel !== null && kind !== 'THANK_YOU';

const remarked = (bare: Duty, remarks: readonly string[]): Duty => ({
  ...bare,
  remarks: [...bare.remarks, ...remarks],
});

const withDeadline = (
  kind: 'OFFER_DEADLINE' | 'OTHER_OFFER_DEADLINE',
  { deadline, deadlineFactId }: OpenOffer,
  anchors: Anchors,
): Anchors => (deadline === null ? anchors : { ...anchors, [kind]: { factId: deadlineFactId, at: deadline } });
