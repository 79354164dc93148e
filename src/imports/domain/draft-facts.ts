import type { Day } from '../../kernel/day.js';
import type { Outcome } from '../../kernel/fact.js';
import type { InterviewsInNotes } from './interviews-in-notes.js';
import type { DraftFact, DraftFactKind } from './prospect-draft.js';
import { isTypedInOneGo, type DatedStage } from './stage-history.js';
import type { StatusMeaning } from './status-words.js';

/** A day, a count or a meaning together with the words of the row that give it. */
export interface Stated<Value> {
  readonly value: Value;
  readonly because: string;
}

/** All that one row says about how the application went, before it is told as facts; null where it says nothing. */
export interface Evidence {
  readonly appliedOn: Stated<Day> | null;
  readonly status: Stated<StatusMeaning> | null;
  readonly statusOn: Stated<Day> | null;
  readonly reply: Stated<StatusMeaning> | null;
  readonly repliedOn: Stated<Day> | null;
  readonly assessment: Stated<true> | null;
  readonly interviews: Stated<number> | null;
  readonly interviewsInNotes: InterviewsInNotes | null;
  readonly history: Stated<readonly DatedStage[]> | null;
}

/** Tells a row as dated facts in the order in which such things happen; what the row does not say outright is marked as guessed. */
export const factsOf = (evidence: Evidence): readonly DraftFact[] => [
  applicationFact(evidence),
  ...(evidence.history
    ? historyFacts(evidence.history.value)
    : [...assessmentFacts(evidence), ...interviewFacts(evidence)]),
  ...endFacts(evidence),
];

const stated = (kind: DraftFactKind, on: Day | null, because: string): DraftFact => ({
  kind,
  on,
  certainty: 'STATED',
  because,
});
const guessed = (kind: DraftFactKind, on: Day | null, because: string): DraftFact => ({
  kind,
  on,
  certainty: 'GUESSED',
  because,
});

/** How the application ended as far as the row says: by its status, else by the employer's reply, else by its history. */
export const outcomeOf = ({ status, reply, history }: Evidence): Outcome | null =>
  status?.value.outcome ?? reply?.value.outcome ?? history?.value.at(-1)?.meaning?.outcome ?? null;

function applicationFact({ appliedOn, status, history }: Evidence): DraftFact {
  if (appliedOn) return stated('APPLIED', appliedOn.value, appliedOn.because);
  const first = history?.value.find(({ meaning }) => meaning?.stage === 'APPLIED');
  if (first) return stated('APPLIED', first.on, `the history says "${first.words}"`);
  if (status?.value.stage === 'APPLIED') return stated('APPLIED', null, status.because);
  return guessed(
    'APPLIED',
    null,
    status ? `${status.because}, which follows an application` : 'the row stands among applications',
  );
}

function assessmentFacts({ status, reply, repliedOn, assessment }: Evidence): readonly DraftFact[] {
  if (reply?.value.stage === 'ASSESSMENT') return [stated('ASSESSMENT', repliedOn?.value ?? null, reply.because)];
  if (assessment) return [stated('ASSESSMENT', null, assessment.because)];
  const isTold = status && (status.value.stage === 'ASSESSMENT' || status.value.after === 'ASSESSMENT');
  return isTold ? [stated('ASSESSMENT', null, status.because)] : [];
}

/** A count in a column is stated; one in the notes is guessed; a status alone tells of an interview, not that it was held. */
function interviewFacts(evidence: Evidence): readonly DraftFact[] {
  const { interviews, interviewsInNotes, status } = evidence;
  if (interviews) return times(interviews.value, stated('INTERVIEW_HELD', null, interviews.because));
  const noted = interviewsInNotes && guessed('INTERVIEW_HELD', null, `the notes say "${interviewsInNotes.words}"`);
  const held = times(interviewsInNotes?.count ?? 0, noted);
  if (status?.value.stage === 'INTERVIEWING') return [...held, invitation(evidence, status.because)];
  if (held.length === 0 && status?.value.after === 'INTERVIEWING')
    return [guessed('INTERVIEW_HELD', null, status.because)];
  return held;
}

const times = (count: number, fact: DraftFact | null): readonly DraftFact[] =>
  fact ? Array<DraftFact>(count).fill(fact) : [];

function invitation({ statusOn, repliedOn }: Evidence, because: string): DraftFact {
  if (statusOn) return stated('INTERVIEW_INVITED', statusOn.value, because);
  if (!repliedOn) return stated('INTERVIEW_INVITED', null, because);
  return guessed('INTERVIEW_INVITED', repliedOn.value, `${because}, and ${repliedOn.because}`);
}

/** A stage that was left behind has happened; an interview as the last stage may still lie ahead. */
function historyFacts(stages: readonly DatedStage[]): readonly DraftFact[] {
  const isTyped = isTypedInOneGo(stages);
  return stages.flatMap(({ words, meaning, on }, at) => {
    const kind = kindOf(meaning, at === stages.length - 1);
    if (!kind) return [];
    const because = `the history says "${words}"`;
    return [isTyped ? guessed(kind, on, `${because}, but every stage has the same date`) : stated(kind, on, because)];
  });
}

function kindOf(meaning: StatusMeaning | null, isLast: boolean): DraftFactKind | null {
  if (meaning?.stage === 'INTERVIEWING') return isLast ? 'INTERVIEW_INVITED' : 'INTERVIEW_HELD';
  if (meaning?.stage === 'ASSESSMENT') return 'ASSESSMENT';
  if (meaning?.stage === 'OFFERED') return 'OFFER';
  return meaning ? endKind(meaning.outcome) : null;
}

const endKind = (outcome: Outcome | null): Exclude<Outcome, 'NO_RESPONSE'> | null =>
  outcome === 'NO_RESPONSE' ? null : outcome;

/** The offer or the end that the status or the reply tells of, unless the history has told it already. */
function endFacts(evidence: Evidence): readonly DraftFact[] {
  const { status, statusOn, reply, repliedOn, history } = evidence;
  const teller = [status, reply].find(
    (told) => told && (told.value.outcome !== null || told.value.stage === 'OFFERED'),
  );
  const kind = teller && (endKind(teller.value.outcome) ?? 'OFFER');
  if (!teller || !kind || history?.value.some(({ meaning }) => kindOf(meaning, false) === kind)) return [];
  if (reply && reply.value.outcome === teller.value.outcome)
    return [stated(kind, repliedOn?.value ?? null, reply.because)];
  if (statusOn) return [stated(kind, statusOn.value, teller.because)];
  // An assessment came first: the day of the reply is not the day of the end.
  if (!repliedOn || reply) return [stated(kind, null, teller.because)];
  return [guessed(kind, repliedOn.value, `${teller.because}, and ${repliedOn.because}`)];
}
