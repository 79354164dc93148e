import { searchRange } from '../../cohorts/domain/search-name.js';

/** What somebody typed to find a student by, as the beginnings to compare with. */
export interface Typed {
  /** Null: nothing that a name could begin with. */
  readonly namePrefix: string | null;
  /** In lower case. */
  readonly externalIdPrefix: string;
}

/** Null when nothing was typed. */
export const typedOf = (text: string | null): Typed | null =>
  text === null ? null : { namePrefix: searchRange(text)?.from ?? null, externalIdPrefix: text.toLowerCase() };
