import { setTimeout } from 'node:timers/promises';

/** Waits; for a moment between two attempts, never for something that is due. */
export const pause = (ms: number): Promise<void> => setTimeout(ms);
