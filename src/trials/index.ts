export { type RunningTrial, RunningTrialsStore } from './running-trials.store.js';
export { TrialsModule } from './trials.module.js';
