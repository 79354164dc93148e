const NUMBER_WORDS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const COUNTED = new RegExp(`\\b(\\d{1,2}|${NUMBER_WORDS.join('|')})\\s+(?:rounds?\\s+of\\s+)?interviews?\\b`, 'i');
const ONCE = /(?<!\b(?:not|never|no|was not|wasn't)\s+)\binterviewed\b/i;

export interface InterviewsInNotes {
  readonly count: number;
  /** The words that say so. */
  readonly words: string;
}

/**
 * How many interviews a person's notes speak of as held: "Had four interviews with them", "5 interviews", "Interviewed -
 * rejected". An invitation is none. Null when the notes say nothing of the kind.
 */
export function interviewsInNotes(notes: string): InterviewsInNotes | null {
  const counted = COUNTED.exec(notes);
  if (counted) return { count: numberOf(counted[1] ?? ''), words: counted[0] };
  const once = ONCE.exec(notes);
  return once && { count: 1, words: once[0] };
}

const numberOf = (text: string): number => (/^\d/.test(text) ? Number(text) : NUMBER_WORDS.indexOf(text.toLowerCase()));
