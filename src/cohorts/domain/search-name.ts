/** Letters that Unicode does not take apart into a letter and a mark, as people without them on the keyboard type them. */
const TYPED_AS: Readonly<Record<string, string>> = { ł: 'l', ø: 'o', đ: 'd', ð: 'd', ı: 'i', ß: 'ss', æ: 'ae', œ: 'oe', þ: 'th' };
const LAST_LETTER = '\u{10FFFF}';

/** The two forms under which a student is found by the beginning of what is typed: "maria lop" and "lopez ma". */
export const searchNamesOf = (givenName: string, familyName: string) => ({
  searchName: searchable(`${givenName} ${familyName}`),
  searchFamilyName: searchable(`${familyName} ${givenName}`),
});

/** What is typed, as a range of search names: from `from` on and before `before`; null: nothing to search by. */
export const searchRange = (typed: string | null | undefined): { readonly from: string; readonly before: string } | null => {
  const from = searchable(typed ?? '');
  return from === '' ? null : { from, before: from + LAST_LETTER };
};

/** Lower case, without accents and apostrophes, one space between words. */
const searchable = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/[\p{Mark}'’ʼ]/gu, '')
    .toLowerCase()
    .replace(/[łøđðıßæœþ]/g, (letter) => TYPED_AS[letter] ?? letter)
    .replace(/[^\p{Letter}\p{Number}]+/gu, ' ')
    .trim();
