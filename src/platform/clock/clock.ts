import { Injectable } from '@nestjs/common';
import { v7 } from 'uuid';
import type { Instant } from '../../kernel/instant.js';

/** The only place that asks the machine what time it is. */
@Injectable()
export class Clock {
  now(): Instant {
    return Date.now();
  }

  /** Milliseconds since some moment; nobody can set them, so they tell how long something took. */
  monotonic(): number {
    return performance.now();
  }
}

/** A new time-ordered id (UUIDv7, RFC 9562). */
export const newId = (): string => v7();
