import type { Instant } from '../../kernel/instant.js';
import type { OwedStep } from './owed-step.js';

export type Punctuality = 'ON_TIME' | 'LATE' | 'MISSED';

/**
 * Whether a step that had come up was done by its due time, later, or not at all; null: it was not due yet when it ended
 * otherwise, or when the replay did.
 */
export function punctualityOf({ how, dueAt, endedAt }: OwedStep, until: Instant): Punctuality | null {
  const end = endedAt ?? until;
  if (how === 'DONE') return end <= dueAt ? 'ON_TIME' : 'LATE';
  return end >= dueAt ? 'MISSED' : null;
}
