import type { Instant } from '../kernel/instant.js';
import { Clock } from '../platform/clock/index.js';

/** A clock that can be put back, so that the demo's past is recorded as of the day on which it happened. */
export class DemoClock extends Clock {
  private shown: Instant | null = null;

  override now(): Instant {
    return this.shown ?? super.now();
  }

  show(instant: Instant): void {
    this.shown = instant;
  }

  /** The real time again. */
  release(): void {
    this.shown = null;
  }
}
