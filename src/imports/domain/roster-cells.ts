import { isZone } from '../../kernel/zone.js';
import type { Day } from '../../kernel/day.js';
import { readDay, type DateOrder } from './day-cell.js';

/** A cell that says something, read as the kind of value its field needs; or why it cannot be. */
export type CellReading<Value> =
  { readonly value: Value } | { readonly code: string; readonly wrong: string; readonly remedy: string };

const EMAIL = /^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+$/;
const YEAR = /^(?:class of )?((?:19|20)\d\d)$/i;
const DIGITS_NEEDED_TO_CALL = 5;

export const readText = (text: string): CellReading<string> => ({ value: text });

/** E-mail addresses are compared and kept in lower case. */
export const readEmail = (text: string): CellReading<string> =>
  EMAIL.test(text)
    ? { value: text.toLowerCase() }
    : { code: 'NOT_AN_EMAIL', wrong: 'is not an e-mail address', remedy: 'use the form name@example.org' };

export function readPhone(text: string): CellReading<string> {
  const isPhone = /^[\d\s()+./x-]+$/i.test(text) && text.replace(/\D/g, '').length >= DIGITS_NEEDED_TO_CALL;
  if (isPhone) return { value: text };
  return { code: 'NOT_A_PHONE_NUMBER', wrong: 'is not a phone number', remedy: 'use digits, as in +1 555 010 0199' };
}

export function readDayCell(text: string, order: DateOrder | null): CellReading<Day> {
  const reading = readDay(text, order);
  if ('day' in reading) return { value: reading.day };
  return reading.wrong === 'NOT_A_DATE'
    ? { code: 'NOT_A_DATE', wrong: 'is not a date', remedy: 'use YYYY-MM-DD or map the column to another field' }
    : {
        code: 'DATE_ORDER_AMBIGUOUS',
        wrong: 'may be read in two ways and no row of the column tells which',
        remedy: 'choose day first (DMY) or month first (MDY) as the date order',
      };
}

/** A class is the year in which its degrees are conferred, 1 July to 30 June, so a date in July counts to the next year. */
export function readGraduatingClass(text: string, order: DateOrder | null): CellReading<number> {
  const year = YEAR.exec(text)?.[1];
  if (year !== undefined) return { value: Number(year) };
  const reading = readDayCell(text, order);
  if ('value' in reading) return { value: classOf(reading.value) };
  if (reading.code === 'DATE_ORDER_AMBIGUOUS') return reading;
  return { code: 'NOT_A_YEAR', wrong: 'is neither a year nor a date', remedy: 'use a year (2027) or YYYY-MM-DD' };
}

const classOf = (conferred: Day): number =>
  Number(conferred.slice(0, 4)) + (Number(conferred.slice(5, 7)) >= 7 ? 1 : 0);

export const readZone = (text: string): CellReading<string> =>
  isZone(text)
    ? { value: text }
    : { code: 'NOT_A_TIME_ZONE', wrong: 'is not a time zone', remedy: 'use an IANA name such as America/Chicago' };
