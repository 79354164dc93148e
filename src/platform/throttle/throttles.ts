import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Redis } from 'ioredis';
import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterRedis } from 'rate-limiter-flexible';
import { type Config, CONFIG } from '../config/index.js';
import { type Limit, Throttle } from './throttle.js';

/** Makes throttles. They count in Redis when there is one, else in this process; a Redis that fails is replaced by the process meanwhile. */
@Injectable()
export class Throttles implements OnApplicationShutdown {
  private readonly redis: Redis | null;

  constructor(@Inject(CONFIG) config: Pick<Config, 'redisUrl'>) {
    this.redis = config.redisUrl === null ? null : connect(config.redisUrl);
  }

  of(limit: Limit): Throttle {
    return new Throttle(limiterOf(limit, this.redis));
  }

  onApplicationShutdown(): void {
    this.redis?.disconnect();
  }
}

/** Answers at once or not at all: whoever signs in must not wait for a Redis that is away. */
const connect = (url: string): Redis => {
  const redis = new Redis(url, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 1,
    connectTimeout: 2_000,
    commandTimeout: 500,
  });
  // Every command that fails is counted in memory instead, so there is nothing to do about the connection itself: it comes back.
  redis.on('error', () => undefined);
  return redis;
};

const limiterOf = (limit: Limit, redis: Redis | null): RateLimiterAbstract => {
  const options = { keyPrefix: `throttle:${limit.name}`, points: limit.attempts, duration: limit.seconds };
  const inMemory = new RateLimiterMemory(options);
  return redis
    ? new RateLimiterRedis({ ...options, storeClient: redis, insuranceLimiter: inMemory, rejectIfRedisNotReady: true })
    : inMemory;
};
