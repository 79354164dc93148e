/** One half of a surrogate pair without the other: JSON in PostgreSQL refuses it. */
const HALF_A_CHARACTER = /\p{Surrogate}/u;

/** Why PostgreSQL cannot keep the text, as what the text must not do; null when it can. */
export const whyNotStorable = (text: string): string | null => {
  if (text.includes('\0')) return 'must not contain the character NUL';
  return HALF_A_CHARACTER.test(text) ? 'must not contain half a character (a lone surrogate)' : null;
};
