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

/** The versions of each standard's rules, newest first: a former one stays, so that runs made with it can still be judged anew. */
const VERSIONS: {
  readonly [Name in StandardName]: readonly [Standard<Records[Name]>, ...Standard<Records[Name]>[]];
} = {
  NACE: [NACE],
  CSEA: [CSEA],
  WIOA: [WIOA],
  CIRR: [CIRR],
  FOLLOW_UP_OUTCOMES: [FOLLOW_UP_OUTCOMES],
};

/** The rules in force; whoever judges with them gives records of that standard. */
export const standardOf = (name: StandardName): Standard<AnyRecord> => VERSIONS[name][0] as Standard<AnyRecord>;

/** The rules of a version; null: they are not known here. */
export const rulesOf = (name: StandardName, version: string): Standard<AnyRecord> | null =>
  (VERSIONS[name] as readonly Standard<AnyRecord>[]).find((rules) => rules.version === version) ?? null;
