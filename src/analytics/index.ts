export { AnalyticsModule } from './analytics.module.js';
export { weeklyCurve } from './domain/suppression-curves.js';
export {
  type AnalyticsScope,
  type Group,
  type GroupTally,
  type Hierarchy,
  hierarchyOf,
  isWithin,
} from './domain/suppression-hierarchy.js';
export type { Line } from './domain/suppression-lines.js';
export { FEWEST_STUDENTS, sumOf, type ShareRange, type Tally } from './domain/suppression-rules.js';
export {
  tell,
  tellAlone,
  tellGrid,
  tellList,
  type Told,
  type ToldGrid,
  type ToldList,
  type ToldShare,
} from './domain/suppression-tables.js';
export { OwedStepReadings } from './owed-step-readings.service.js';
export { type ClusterCount } from './domain/clustered-wilson.js';
export { clusterSizes, intraClusterCorrelation } from './domain/design-effect.js';
export { type Distributions } from './domain/distributions.js';
export { estimateIncidence, type IncidenceEstimate, incidenceCurveOf } from './domain/incidence-estimate.js';
export { armsOf, type KeyedHash } from './domain/permuted-blocks.js';
export { DISTRIBUTIONS } from './special-functions.js';
