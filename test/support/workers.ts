import { availableParallelism } from 'node:os';

const MOST = 4;

/** So many test files run at once: two even on two cores, because while one waits for PostgreSQL the other has something to do. */
export const WORKERS = Math.min(MOST, Math.max(2, availableParallelism() - 1));
