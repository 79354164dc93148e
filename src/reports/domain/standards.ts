import { CIRR, CIRR_2026_1, type CirrRecord } from './cirr.js';
import { CSEA, CSEA_2026_1, type CseaRecord } from './csea.js';
import { FOLLOW_UP_OUTCOMES, FOLLOW_UP_OUTCOMES_2026_1, type FollowUpRecord } from './follow-up-outcomes.js';
import { NACE, NACE_2026_1, type NaceRecord } from './nace.js';
import type { Standard, StandardName } from './report.js';
import { WIOA, type WioaRecord } from './wioa.js';

/** What each standard judges, as it is kept in the snapshot of a run. */
export interface Records {
  readonly NACE: NaceRecord;
  readonly CSEA: CseaRecord;
  readonly WIOA: WioaRecord;
  readonly CIRR: CirrRecord;
  readonly FOLLOW_UP_OUTCOMES: FollowUpRecord;
}

export type AnyRecord = Records[StandardName];

const STANDARDS: { readonly [Name in StandardName]: Standard<Records[Name]> } = {
  NACE,
  CSEA,
  WIOA,
  CIRR,
  FOLLOW_UP_OUTCOMES,
};

/** Rules of before, by which runs that were made with them can still be judged anew. */
const FORMER: { readonly [Name in StandardName]: readonly Standard<Records[Name]>[] } = {
  NACE: [NACE_2026_1],
  CSEA: [CSEA_2026_1],
  WIOA: [],
  CIRR: [CIRR_2026_1],
  FOLLOW_UP_OUTCOMES: [FOLLOW_UP_OUTCOMES_2026_1],
};

/** The rules in force; whoever judges with them gives records of that standard. */
export const standardOf = (name: StandardName): Standard<AnyRecord> => STANDARDS[name] as Standard<AnyRecord>;

/** The rules of a version; null: they are not known here. */
export const rulesOf = (name: StandardName, version: string): Standard<AnyRecord> | null => {
  const known = [STANDARDS[name], ...FORMER[name]] as readonly Standard<AnyRecord>[];
  return known.find((each) => each.version === version) ?? null;
};
