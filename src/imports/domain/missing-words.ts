/** What people and programs write where they know nothing. */
const MISSING_WORDS = new Set([
  '',
  'n/a',
  'na',
  '#n/a',
  'null',
  'none',
  'nil',
  'nan',
  'undefined',
  'unknown',
  'not specified',
  'not given',
  'not named',
  'tbd',
  '-',
  '--',
  '\u2013',
  '\u2014',
  '?',
  '(unknown)',
  '(none)',
]);

/** Whether a cell says that there is no value. */
export const isMissing = (text: string): boolean => MISSING_WORDS.has(text.trim().toLowerCase());
