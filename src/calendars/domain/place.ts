/** Where somebody keeps office hours and holidays; null: as the center does. */
export interface Place {
  /** IANA zone. */
  readonly zone: string | null;
  /** ISO 3166-1, "US". */
  readonly country: string | null;
  /** ISO 3166-2 without the country, "NY"; means nothing without a country. */
  readonly region: string | null;
}

/** A place of which nothing is known: everything as in the center. */
export const SAME_AS_CENTER: Place = { zone: null, country: null, region: null };
