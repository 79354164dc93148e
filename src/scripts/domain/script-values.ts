import { dayInWords } from '../../follow-up-policies/domain/why.js';
import type { Day } from '../../kernel/day.js';
import type { Instant } from '../../kernel/instant.js';
import { dayIn } from '../../kernel/zone.js';
import { relativeDay } from './relative-days.js';
import type { ScriptValues } from './variables.js';

/** What is known of a candidacy, for those who speak of it; null: not known. */
export interface ScriptFacts {
  readonly studentName: string | null;
  readonly studentPhone: string | null;
  readonly studentEmail: string | null;
  readonly valuePoints: readonly string[];
  readonly position: string | null;
  readonly employerName: string | null;
  readonly contactName: string | null;
  readonly contactTitle: string | null;
  readonly interviewedAt: Instant | null;
  readonly promisedOn: Day | null;
  readonly lastContactAt: Instant | null;
  readonly offerDeadlineAt: Instant | null;
  readonly otherOfferDeadlineAt: Instant | null;
  readonly centerName: string | null;
  /** IANA zone of the student, else of the center: whose "yesterday" it is. */
  readonly zone: string;
}

/** What the variables of a script say at an instant. Blank counts as missing. */
export const scriptValues = (facts: ScriptFacts, now: Instant): ScriptValues => {
  const today = dayIn(facts.zone, now);
  const dayOf = (instant: Instant | null): Day | null => (instant === null ? null : dayIn(facts.zone, instant));
  const relative = (day: Day | null): string | null => (day === null ? null : relativeDay(day, today));
  const inWords = (day: Day | null): string | null => (day === null ? null : dayInWords(day));
  return {
    'student.name': known(facts.studentName),
    'student.phone': known(facts.studentPhone),
    'student.email': known(facts.studentEmail),
    'student.valuePoints': facts.valuePoints.length > 0 ? facts.valuePoints : null,
    'prospect.position': known(facts.position),
    'employer.name': known(facts.employerName),
    'contact.name': known(facts.contactName),
    'contact.title': known(facts.contactTitle),
    'interview.when.relative': relative(dayOf(facts.interviewedAt)),
    'interview.when.day': inWords(dayOf(facts.interviewedAt)),
    'promise.day': inWords(facts.promisedOn),
    'promise.relative': relative(facts.promisedOn),
    'lastContact.relative': relative(dayOf(facts.lastContactAt)),
    'offer.deadline': inWords(dayOf(facts.offerDeadlineAt)),
    'otherOffer.deadline': inWords(dayOf(facts.otherOfferDeadlineAt)),
    'center.name': known(facts.centerName),
  };
};

const known = (text: string | null): string | null => text?.trim() || null;
