import { backoffMs, MOST_ATTEMPTS } from './backoff.js';

/** What comes of one attempt. */
export type Outcome =
  | { readonly kind: 'SENT'; readonly receipt: string | null }
  | { readonly kind: 'SKIPPED'; readonly reason: string }
  | { readonly kind: 'DEAD'; readonly reason: string }
  | { readonly kind: 'RETRY'; readonly reason: string; readonly afterMs: number }
  | { readonly kind: 'DEFERRED'; readonly reason: string; readonly until: Date }
  /** It was not tried: the worker stops, or no longer trusts its clock. */
  | { readonly kind: 'GIVEN_BACK' };

/** What a delivery comes to before anybody is asked what to say; null: it is to be sent. `attempts` counts this one. */
export const outcomeBeforehand = (attempts: number, isExpired: boolean): Outcome | null => {
  if (isExpired) return { kind: 'SKIPPED', reason: 'It could not be sent before it grew old.' };
  if (attempts > MOST_ATTEMPTS)
    return { kind: 'DEAD', reason: 'The workers that took it up ended before they were done.' };
  return null;
};

/** What a failed attempt comes to. `attempts` counts it, `chance` is at least 0 and less than 1. */
export const outcomeOfFailure = (
  failure: { reason: string; isFinal: boolean },
  attempts: number,
  chance: number,
): Outcome =>
  failure.isFinal || attempts >= MOST_ATTEMPTS
    ? { kind: 'DEAD', reason: failure.reason }
    : { kind: 'RETRY', reason: failure.reason, afterMs: backoffMs(attempts, chance) };
