/** A list of words as the enum object that `registerEnumType` wants. */
export const enumOf = <Word extends string>(words: readonly Word[]): Record<Word, Word> =>
  Object.fromEntries(words.map((word) => [word, word])) as Record<Word, Word>;
