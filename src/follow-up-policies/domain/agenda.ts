import type { BusinessCalendar } from '../../calendars/domain/business-calendar.js';
import { afterTheAnnouncedDay } from './announced-day.js';
import { type BookedDay, governed } from './contact-governor.js';
import {
  aftercareDuties,
  hurryDuties,
  interviewDuties,
  questionDuties,
  rehearsalDuties,
  reviewDuty,
  type Duty,
} from './duties.js';
import { anchorsOfQuestion, couldBeDone, dated, type DatedDuty } from './due.js';
import type { PolicyRules } from './policy.js';
import { byAnOpenWay } from './open-way.js';
import type { Situation } from './situation.js';
import { putOff } from './snooze.js';
import { spaced } from './spacing.js';

/** The calendar and zone of a contact; the center's own for null or where the contact has none. */
export type CalendarOf = (contactId: string | null) => BusinessCalendar;

/** Everything owed in a situation, with dates: what is due first stands first, ties in the order of the policy's steps. */
export function agendaOf(
  rules: PolicyRules,
  situation: Situation,
  calendarOf: CalendarOf,
  bookedDay: BookedDay,
): readonly DatedDuty[] {
  const date = (duty: Duty): DatedDuty => {
    const calendar = calendarOf(duty.contactId);
    return putOff(dated(duty, calendar, rules.hours), situation.snoozes, calendar, rules.hours);
  };
  const agenda = situation.closed
    ? open(aftercareDuties(rules, situation), situation).map(date)
    : openAgenda(rules, situation, datedQuestion(rules, situation, calendarOf, bookedDay), date, calendarOf);
  return agenda.filter(couldBeDone).toSorted((a, b) => a.due.at - b.due.at || rank(rules, a) - rank(rules, b));
}

const rank = (rules: PolicyRules, { step }: Duty): number => rules.steps.findIndex(({ key }) => key === step.key);

const open = (duties: readonly Duty[], { restrictions }: Situation): readonly Duty[] =>
  restrictions.length === 0 ? duties : duties.flatMap((duty) => byAnOpenWay(duty, restrictions));

function openAgenda(
  rules: PolicyRules,
  situation: Situation,
  question: readonly DatedDuty[],
  date: (duty: Duty) => DatedDuty,
  calendarOf: CalendarOf,
): DatedDuty[] {
  const others = open(besideTheQuestion(rules, situation, question), situation).map(date);
  const agenda = [...question, ...others];
  if (agenda.some(keepsAlive)) return agenda;
  const { zone } = calendarOf(situation.contactId);
  return underReview(agenda, date(reviewDuty(rules, situation, zone)));
}

/** The question to the employer keeps its distance from what was asked before, and a call from the calls of others. */
function datedQuestion(
  rules: PolicyRules,
  situation: Situation,
  calendarOf: CalendarOf,
  bookedDay: BookedDay,
): readonly DatedDuty[] {
  const calendar = calendarOf(situation.contactId);
  return open(questionDuties(rules, situation, calendar), situation)
    .map((duty) => afterTheAnnouncedDay(dated(duty, calendar, rules.hours), situation.timetable, calendar, rules.hours))
    .map((duty) => spaced(duty, rules, situation, calendar))
    .map((duty) => putOff(duty, situation.snoozes, calendar, rules.hours))
    .map((duty) => governed(duty, calendar, rules.hours, bookedDay));
}

function besideTheQuestion(rules: PolicyRules, situation: Situation, question: readonly DatedDuty[]): readonly Duty[] {
  const asked = question.find(({ step }) => step.chases);
  const isCallAhead = asked?.step.channel === 'PHONE';
  const duties = [
    ...interviewDuties(rules, situation),
    ...hurryDuties(rules, situation),
    ...(isCallAhead ? rehearsalDuties(rules, situation) : []),
  ];
  if (asked === undefined) return duties;
  const anchors = anchorsOfQuestion(asked);
  return duties.map((duty) => ({ ...duty, anchors: { ...duty.anchors, ...anchors } }));
}

/** A step that stays owed until it is done, and is not merely another attempt, leaves nothing for a review to rescue. */
const keepsAlive = ({ step }: Duty): boolean => step.lapses.length === 0 && !step.chases;

/** Asking again gives way to the counselor's review as soon as that can be held. */
const underReview = (agenda: readonly DatedDuty[], review: DatedDuty): DatedDuty[] => [
  ...agenda.map((duty) => (duty.step.chases ? { ...duty, endsAt: review.opening.at } : duty)),
  review,
];
