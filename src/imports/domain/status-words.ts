import type { Outcome } from '../../kernel/fact.js';

/**
 * Where a person's word puts an application. `SAVED` is before it: a lead, not yet a candidacy. `SILENT` is an open application
 * whose employer has not answered: silence is no outcome, because only a person closes a prospect as no response.
 */
export type Stage = 'SAVED' | 'APPLIED' | 'ASSESSMENT' | 'INTERVIEWING' | 'OFFERED' | 'SILENT' | 'CLOSED';

export interface StatusMeaning {
  readonly stage: Stage;
  /** Set exactly when the stage is `CLOSED`; never `NO_RESPONSE`. */
  readonly outcome: Outcome | null;
  /** The stage that had been reached before, where the words tell: "rejected after assessment". */
  readonly after: Stage | null;
}

const stage = (reached: Stage): StatusMeaning => ({ stage: reached, outcome: null, after: null });
const closed = (outcome: Outcome): StatusMeaning => ({ stage: 'CLOSED', outcome, after: null });

const WORDS: readonly { readonly meaning: StatusMeaning; readonly words: readonly string[] }[] = [
  {
    meaning: stage('SAVED'),
    words: ['saved', 'wishlist', 'bookmarked', 'to apply', 'interested', 'not applied', 'draft'],
  },
  {
    meaning: stage('APPLIED'),
    words: [
      'applied',
      'pending',
      'submitted',
      'in review',
      'under review',
      'waiting',
      'open',
      'active',
      'in progress',
      'sent',
    ],
  },
  {
    meaning: stage('ASSESSMENT'),
    words: [
      'assessment',
      'assessment test',
      'test',
      'online assessment',
      'oa',
      'take home',
      'coding challenge',
      'home assignment',
    ],
  },
  {
    meaning: stage('INTERVIEWING'),
    words: [
      'interview',
      'interviewing',
      'interviewed',
      'interviews',
      'phone screen',
      'screen',
      'screening',
      'tech screen',
      'technical screen',
      'recruiter screen',
      'phone interview',
      'technical interview',
      'onsite',
      'on site',
      'final round',
      'first round',
      'second round',
      'third round',
      'final interview',
      'interview scheduled',
    ],
  },
  { meaning: stage('OFFERED'), words: ['offer', 'offered', 'offer received', 'offer extended'] },
  { meaning: closed('OFFER_ACCEPTED'), words: ['accepted', 'offer accepted', 'hired'] },
  {
    meaning: closed('OFFER_DECLINED'),
    words: ['offer declined', 'declined offer', 'offer rejected by me', 'turned down offer'],
  },
  {
    meaning: closed('REJECTED'),
    words: ['rejected', 'rejection', 'reject', 'not selected', 'turned down', 'unsuccessful', 'declined', 'denied'],
  },
  { meaning: closed('WITHDRAWN'), words: ['withdrawn', 'withdrew', 'i withdrew', 'cancelled by me'] },
  {
    meaning: closed('ROLE_CLOSED'),
    words: ['role closed', 'position closed', 'closed', 'filled', 'position filled', 'job closed'],
  },
  {
    meaning: stage('SILENT'),
    words: ['ghosted', 'no reply', 'no response', 'no answer', 'silence', 'never heard back'],
  },
];

const MEANINGS = new Map(WORDS.flatMap(({ meaning, words }) => words.map((word) => [word, meaning] as const)));

/** The meaning of a status in a person's own words, such as "Ghosted (no reply)"; null when it is not understood. */
export function meaningOf(status: string): StatusMeaning | null {
  const words = normalised(status);
  const known = MEANINGS.get(words);
  if (known) return known;
  const parts = / (?:after|post) (?:the )?/.exec(words);
  if (!parts) return null;
  const ending = MEANINGS.get(words.slice(0, parts.index));
  const before = MEANINGS.get(words.slice(parts.index + parts[0].length));
  return ending ? { ...ending, after: before?.stage ?? null } : null;
}

/** Lower case, without what stands in parentheses and without punctuation. */
const normalised = (status: string): string =>
  status
    .toLowerCase()
    .replace(/\([^()]*\)/g, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
