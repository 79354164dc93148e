import { searchable } from '../../kernel/searchable.js';

const LAST_LETTER = '\u{10FFFF}';

/** The two forms under which a student is found by the beginning of what is typed: "maria lop" and "lopez ma". */
export const searchNamesOf = (givenName: string, familyName: string) => ({
  searchName: searchable(`${givenName} ${familyName}`),
  searchFamilyName: searchable(`${familyName} ${givenName}`),
});

/** What is typed, as a range of search names: from `from` on and before `before`; null: nothing to search by. */
export const searchRange = (
  typed: string | null | undefined,
): { readonly from: string; readonly before: string } | null => {
  const from = searchable(typed ?? '');
  return from === '' ? null : { from, before: from + LAST_LETTER };
};
