import { createHash } from 'node:crypto';
import { type RateLimiterAbstract, RateLimiterRes } from 'rate-limiter-flexible';

/** How often something may be tried: `attempts` within `seconds`, counted from the first. */
export interface Limit {
  readonly name: string;
  readonly attempts: number;
  readonly seconds: number;
}

/** Counts attempts by key. Keys are hashed, because some are e-mail addresses and the store is no place for them. */
export class Throttle {
  constructor(private readonly limiter: RateLimiterAbstract) {}

  /** Takes one attempt: 0, or the seconds to wait when there is none left. */
  async take(key: string): Promise<number> {
    try {
      await this.limiter.consume(hashed(key));
      return 0;
    } catch (answer) {
      if (answer instanceof RateLimiterRes) return Math.max(1, Math.ceil(answer.msBeforeNext / 1000));
      throw answer;
    }
  }

  /** Gives one attempt back, for what turned out well. */
  async giveBack(key: string): Promise<void> {
    await this.limiter.reward(hashed(key));
  }

  /** Forgets all attempts of the key. */
  async forget(key: string): Promise<void> {
    await this.limiter.delete(hashed(key));
  }
}

const hashed = (key: string): string => createHash('sha256').update(key).digest('base64url');
