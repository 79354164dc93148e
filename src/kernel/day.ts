/** A calendar day without a zone, ISO 8601: `2026-11-22`. Days compare as strings. */
export type Day = `${number}-${number}-${number}`;
