import { describe, expect, it } from 'vitest';
import { searchNamesOf, searchRange } from '../../../src/cohorts/domain/search-name.js';

describe('the names a student is found by', () => {
  it('are given and family name in both orders, as people without accents type them', () => {
    expect(searchNamesOf('Łukasz José', "O'Brien-Ståhl")).toEqual({
      searchName: 'lukasz jose obrien stahl',
      searchFamilyName: 'obrien stahl lukasz jose',
    });
  });

  it('are one name when there is only one', () => {
    expect(searchNamesOf('Cher', '')).toEqual({ searchName: 'cher', searchFamilyName: 'cher' });
  });
});

describe('what is typed', () => {
  it.each([
    ['  LÓPEZ,  mar', 'lopez mar'],
    ['Größ', 'gross'],
    ['山田', '山田'],
  ])('%s is looked for as "%s"', (typed, from) => {
    expect(searchRange(typed)?.from).toBe(from);
  });

  it('is the range of all names that begin so', () => {
    const { from, before } = searchRange('lop')!;
    const found = ['lop', 'lopez maria', 'lop\u{1F600}', 'lo', 'loq'].filter((name) => from <= name && name < before);
    expect(found).toEqual(['lop', 'lopez maria', 'lop\u{1F600}']);
  });

  it.each(['', '  ', '-', null, undefined])('%j looks for nothing', (typed) => {
    expect(searchRange(typed)).toBeNull();
  });
});
