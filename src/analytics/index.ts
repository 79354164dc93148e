export { AnalyticsModule } from './analytics.module.js';
export { type ClusterCount } from './domain/clustered-wilson.js';
export { clusterSizes, intraClusterCorrelation } from './domain/design-effect.js';
export { estimateIncidence, type IncidenceEstimate, incidenceCurveOf } from './domain/incidence-estimate.js';
export { armsOf, type KeyedHash } from './domain/permuted-blocks.js';
export { OwedStepReadings } from './owed-step-readings.service.js';
export { DISTRIBUTIONS } from './special-functions.js';
