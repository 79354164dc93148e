import type { DraftFact, DraftFactKind, ProspectDraft } from './prospect-draft.js';

const LONGEST = 10_000;

const WORDS: Readonly<Record<DraftFactKind, string>> = {
  APPLIED: 'applied',
  ASSESSMENT: 'an assessment',
  INTERVIEW_INVITED: 'an interview agreed or under way',
  INTERVIEW_HELD: 'an interview held',
  OFFER: 'an offer',
  OFFER_ACCEPTED: 'the offer accepted',
  OFFER_DECLINED: 'the offer declined',
  REJECTED: 'a rejection',
  WITHDRAWN: 'withdrawn by the student',
  ROLE_CLOSED: 'the role closed',
};

/**
 * All that a row tells and no dated fact can hold, as a note: a date that is missing is not invented, so what has none is
 * kept in words. Null when the facts say everything.
 */
export function noteOf(draft: ProspectDraft): string | null {
  const told = [
    ...draft.facts.filter(isOnlyWords).map(tell),
    ...(draft.silent ? ['The file says that no answer came; the prospect stays open until a person closes it.'] : []),
    ...(draft.agency ? ['An agency seems to stand between the student and the employer.'] : []),
    ...(draft.archived ? ['The file has it archived.'] : []),
    ...((draft.contactName ?? draft.contactEmail)
      ? [`Contact: ${[draft.contactName, draft.contactEmail].filter(Boolean).join(', ')}.`]
      : []),
    ...(draft.notes ? [`Notes: ${draft.notes}`] : []),
  ];
  if (told.length === 0) return null;
  const title = [draft.employerName, draft.position].filter(Boolean).join(', ');
  return [`${title} (row ${draft.line} of the imported file)`, ...counted(told)].join('\n').slice(0, LONGEST);
}

/** What becomes an interview, an offer or an outcome, and on which terms, is decided here for preview and import alike. */
export const isOnlyWords = ({ kind, on }: DraftFact): boolean =>
  kind === 'ASSESSMENT' || kind === 'INTERVIEW_INVITED' || (kind !== 'APPLIED' && on === null);

const tell = ({ kind, on, certainty, because }: DraftFact): string =>
  `The file tells of ${WORDS[kind]}, ${on === null ? 'without a date' : `on ${on}`} (${certainty === 'GUESSED' ? 'guessed: ' : ''}${because}).`;

/** The same sentence once, with how many times it is meant. */
const counted = (sentences: readonly string[]): readonly string[] =>
  [...new Set(sentences)].map((sentence) => {
    const times = sentences.filter((each) => each === sentence).length;
    return times > 1 ? `${times} times: ${sentence}` : sentence;
  });
