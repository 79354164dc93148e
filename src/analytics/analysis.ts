import type { AssociationTable } from './domain/episodes/associations.js';
import type { Grouping } from './domain/episodes/incidence.js';
import type { IncidenceGroup } from './domain/episodes/incidence-siblings.js';
import type { LandmarkTable } from './domain/episodes/landmarks.js';
import type { GroupTally } from './domain/suppression-hierarchy.js';

/** What can be asked of a center's candidacies, and what is answered. */
export interface Analyses {
  readonly incidence: Readonly<Record<Grouping, readonly IncidenceGroup[]>>;
  readonly associations: AssociationTable;
  readonly landmarks: readonly LandmarkTable[];
}
export type Model = keyof Analyses;

/** What a thread is given: lines of the store in shared memory, so that nothing is copied on the way. */
export interface AnalysisTask {
  readonly model: Model;
  readonly csv: Uint8Array;
  readonly asOf: number;
  /** All students of the center, by group. */
  readonly students: readonly GroupTally[];
  readonly smallestGroup: number;
}
