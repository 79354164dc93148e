export { mistakesIn, type TrialRecord } from './domain/trial-record.js';
export { commitmentTo, keyedBy } from './seeded-lots.js';
export { TrialsModule } from './trials.module.js';
