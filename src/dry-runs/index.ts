export { DryRunsModule } from './dry-runs.module.js';
export type { OwedStep } from './domain/owed-step.js';
export { replay } from './domain/replay.js';
