import { isMissing } from './missing-words.js';

/** A whole name in parentheses, or words that stand for a name: "(Stealth)", "Confidential (via Janglo)". */
const NO_NAME = [
  /^\(.*\)$/,
  /^(?:confidential|discreet|stealth|undisclosed|anonymous|hidden|not disclosed)(?:\s+(?:company|employer|client|startup|mode))*(?:\s*\(.*\)|\s+via\s.*)?$/i,
];

/** Whether the cell tells that there is an employer without telling which. */
export const isUndisclosed = (employer: string): boolean =>
  isMissing(employer) || NO_NAME.some((pattern) => pattern.test(employer));

/** A name for an employer that has none, by which the student knows the row again. */
export function placeholderName(line: number, position: string | null, source: string | null): string {
  const hints = [position, source].filter((hint) => hint !== null);
  return `Undisclosed employer (${hints.length > 0 ? hints.join(', ') : `row ${line}`})`;
}

const RANK = 'junior|jr|senior|sr|staff|principal|lead|associate|graduate';
const ROLE =
  'sde|swe|software|data|product|project|engineer|developer|analyst|scientist|designer|manager|intern|consultant';
const NAME_THEN_ROLE = new RegExp(`^(\\S.*?)\\s+((?:(?:${RANK})\\.?\\s+)*(?:${ROLE})\\b.*)$`, 'i');

export interface NameAndRole {
  readonly employer: string;
  readonly position: string;
}

/** Parts "Meta SDE 1" into employer and position, for files that keep both in one column; null when there is no role in it. */
export function partNameAndRole(text: string): NameAndRole | null {
  const [, employer, position] = NAME_THEN_ROLE.exec(text) ?? [];
  return employer !== undefined && position !== undefined ? { employer, position } : null;
}

const AGENCY = {
  employer: /\bagency\b|\bstaffing\b|\brecruitment\b|\brecruiting\b|\bhead-?hunt|\bhr consult/i,
  source: /\bagency\b|\bstaffing\b|\bhead-?hunt/i,
  notes: /\b(?:staffing|recruitment|recruiting) agency\b|\bhead-?hunter\b/i,
} as const;

const AGENCY_FIELDS = ['employer', 'source', 'notes'] as const;
export type AgencyField = (typeof AGENCY_FIELDS)[number];

/** Which cell speaks of an agency between student and employer; null when none does. */
export const agencyShownIn = (textOf: (field: AgencyField) => string): AgencyField | null =>
  AGENCY_FIELDS.find((field) => AGENCY[field].test(textOf(field))) ?? null;
