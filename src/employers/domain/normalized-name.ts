const LEGAL_FORMS = new Set([
  'inc',
  'incorporated',
  'corp',
  'corporation',
  'co',
  'company',
  'llc',
  'llp',
  'lp',
  'ltd',
  'limited',
  'plc',
  'gmbh',
  'ag',
  'kg',
  'se',
  'sa',
  'sas',
  'sarl',
  'srl',
  'spa',
  'sro',
  'bv',
  'nv',
  'ab',
  'oy',
  'as',
  'pty',
]);

/**
 * The name by which two spellings of one employer meet: lower case, no accents, no punctuation, no legal form at the end.
 * "Acme, Inc." and "ACME" are `acme`; a name that consists of nothing else keeps its words.
 */
export const normalizedName = (name: string): string => {
  const words = wordsOf(name);
  const kept = withoutLegalForm(words);
  return (kept.length > 0 ? kept : words).join(' ') || name.trim().toLowerCase();
};

const wordsOf = (name: string): string[] =>
  name
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/(?<=\b\p{Letter})\.(?=\p{Letter}\b|\s|$)/gu, '')
    .split(/[^\p{Letter}\p{Number}]+/u)
    .filter((word) => word !== '');

const withoutLegalForm = (words: readonly string[]): string[] => {
  const last = words.at(-1);
  return last !== undefined && LEGAL_FORMS.has(last) ? withoutLegalForm(words.slice(0, -1)) : [...words];
};
