import { CIRR, type CirrRecord } from './cirr.js';
import { CSEA, type CseaRecord } from './csea.js';
import { FOLLOW_UP_OUTCOMES, type FollowUpRecord } from './follow-up-outcomes.js';
import { NACE, type NaceRecord } from './nace.js';
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

/** The rules in force; whoever judges with them gives records of that standard. */
export const standardOf = (name: StandardName): Standard<AnyRecord> => STANDARDS[name] as Standard<AnyRecord>;
