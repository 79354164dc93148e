import type { Fact, FollowedUp, InterviewHeld, Timeline } from '../../kernel/fact.js';

/** Whether somebody met in an interview has not been thanked. An interview with nobody named wants one note. */
export const owesThanks = ({ facts }: Timeline): boolean => {
  const notes = facts.filter(isThankYou);
  return facts.filter(isHeld).some((interview) => !isThanked(interview, notes));
};

const isHeld = (fact: Fact): fact is InterviewHeld => fact.kind === 'INTERVIEW_HELD';

const isThankYou = (fact: Fact): fact is FollowedUp => fact.kind === 'FOLLOWED_UP' && fact.followUp === 'THANK_YOU';

const isThanked = (interview: InterviewHeld, notes: readonly FollowedUp[]): boolean => {
  const later = notes.filter((note) => note.at >= interview.at && isAbout(note, interview));
  if (interview.contactIds.length === 0) return later.length > 0;
  return interview.contactIds.every((contactId) =>
    later.some((note) => note.contactId === contactId || note.contactId === null),
  );
};

/** A note that names no interview is taken to be about each before it. */
const isAbout = (note: FollowedUp, interview: InterviewHeld): boolean =>
  note.interviewId === null || note.interviewId === interview.interviewId;
