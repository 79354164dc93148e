import { createHash, createHmac, randomBytes } from 'node:crypto';
import type { KeyedHash } from '../analytics/index.js';

/** A secret seed of 32 bytes, in hex. */
export const newSeed = (): string => randomBytes(32).toString('hex');

/** What is published of a text before it may be seen: SHA-256, in hex. */
export const commitmentTo = (text: string): string => createHash('sha256').update(text).digest('hex');

/** HMAC-SHA256 under the seed. */
export const keyedBy =
  (seed: string): KeyedHash =>
  (message) =>
    createHmac('sha256', Buffer.from(seed, 'hex')).update(message).digest();
