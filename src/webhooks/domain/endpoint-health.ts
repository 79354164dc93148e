import { DAY, type Instant } from '../../kernel/instant.js';

/** An endpoint at which everything failed for so long is sent nothing any more. */
const PATIENCE = 5 * DAY;

export const DISABLED_REASONS = ['BY_PERSON', 'FAILING', 'GONE'] as const;
export type DisabledReason = (typeof DISABLED_REASONS)[number];

/** What came of an attempt: `GONE` asks us to stop (HTTP 410). */
export type AttemptOutcome = 'TAKEN' | 'FAILED' | 'GONE';

/** Why an endpoint is to be disabled after an attempt; null: it stays. `failingSince`: when the first attempt failed after the last that did not. */
export const reasonToDisable = (
  failingSince: Instant | null,
  outcome: AttemptOutcome,
  now: Instant,
): DisabledReason | null => {
  if (outcome === 'GONE') return 'GONE';
  return outcome === 'FAILED' && failingSince !== null && now - failingSince >= PATIENCE ? 'FAILING' : null;
};
