import type { FilterImplOptions } from 'liquidjs';
import { Missing } from './missing.js';

const text = (value: unknown): string =>
  value === null || value === undefined || value instanceof Missing ? '' : String(value);
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);
const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

/** A filter that leaves a missing value as it is, so that it is still reported. */
const ofKnown =
  (filter: (value: unknown, argument?: unknown) => unknown) =>
  (value: unknown, argument?: unknown): unknown =>
    value instanceof Missing ? value : filter(value, argument);

/** All filters that a script may use. */
export const FILTERS: Readonly<Record<string, FilterImplOptions>> = {
  capitalize: ofKnown((value) => text(value).replace(/^./u, (first) => first.toUpperCase())),
  upcase: ofKnown((value) => text(value).toUpperCase()),
  downcase: ofKnown((value) => text(value).toLowerCase()),
  first: ofKnown((value) => list(value)[0]),
  join: ofKnown((value, separator) =>
    list(value)
      .map(text)
      .join(separator === undefined ? ', ' : text(separator)),
  ),
  default: (value: unknown, instead: unknown) => (value instanceof Missing || isEmpty(value) ? instead : value),
};
