import { isDay, type Day } from '../../kernel/day.js';

/** 1950 to 2149: a spreadsheet's 1900-01-01 is an empty cell in disguise, and the calendar needs room on both sides. */
const IN_LIVING_MEMORY = /^(19[5-9]|20|21[0-4])/;

/** Whether 03/04 is 3 April (DMY) or March 4 (MDY). */
export type DateOrder = 'DMY' | 'MDY';

export type DayReading = { readonly day: Day } | { readonly wrong: 'NOT_A_DATE' | 'DATE_ORDER_AMBIGUOUS' };

const ISO = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ][\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?$/;
const DOTTED = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{2}|\d{4})$/;
const SLASHED = /^(\d{1,2})[/-](\d{1,2})[/-](\d{2}|\d{4})$/;
const DAY_MONTH_NAME = /^(\d{1,2})(?:st|nd|rd|th)?[ -]([a-z]{3,9})\.?,?[ -](\d{2}|\d{4})$/i;
const MONTH_NAME_DAY = /^([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{2}|\d{4})$/i;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Patterns in the order year, month, day of their groups, where the pattern alone settles the order. */
const SETTLED: readonly { readonly pattern: RegExp; readonly groups: readonly [number, number, number] }[] = [
  { pattern: ISO, groups: [1, 2, 3] },
  { pattern: DOTTED, groups: [3, 2, 1] },
  { pattern: DAY_MONTH_NAME, groups: [3, 2, 1] },
  { pattern: MONTH_NAME_DAY, groups: [3, 1, 2] },
];

/** Reads a cell as a day; `order` is what the column's values or a person say about slashed dates, null when nothing does. */
export function readDay(text: string, order: DateOrder | null): DayReading {
  for (const { pattern, groups } of SETTLED) {
    const parts = pattern.exec(text);
    if (parts) return dayOf(parts[groups[0]], parts[groups[1]], parts[groups[2]]);
  }
  const slashed = SLASHED.exec(text);
  return slashed ? readSlashed(slashed, order) : { wrong: 'NOT_A_DATE' };
}

function readSlashed([, first, second, year]: RegExpExecArray, order: DateOrder | null): DayReading {
  const settled = order ?? orderShownBy(Number(first), Number(second));
  if (settled) return settled === 'DMY' ? dayOf(year, second, first) : dayOf(year, first, second);
  return first === second ? dayOf(year, first, second) : { wrong: 'DATE_ORDER_AMBIGUOUS' };
}

function orderShownBy(first: number, second: number): DateOrder | null {
  if (first > 12 && second <= 12) return 'DMY';
  return second > 12 && first <= 12 ? 'MDY' : null;
}

/** The order of the slashed dates of one column: what its unmistakable values agree on; null when none or both are shown. */
export function dateOrderOf(values: readonly string[]): DateOrder | null {
  const shown = new Set(values.map(orderShownIn).filter((order) => order !== null));
  return shown.size === 1 ? ([...shown][0] ?? null) : null;
}

function orderShownIn(text: string): DateOrder | null {
  const slashed = SLASHED.exec(text.trim());
  return slashed && orderShownBy(Number(slashed[1]), Number(slashed[2]));
}

/** Two-digit years are of this century: nobody's search or cohort is older. */
function dayOf(year = '', month = '', day = ''): DayReading {
  const number = /^\d/.test(month) ? month : String(MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1);
  const text = `${year.length === 2 ? `20${year}` : year}-${number.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDay(text) && IN_LIVING_MEMORY.test(text) ? { day: text } : { wrong: 'NOT_A_DATE' };
}
