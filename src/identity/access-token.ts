import { createSecretKey, type KeyObject } from 'node:crypto';
import type { Role } from '../kernel/actor.js';

export const ALGORITHM = 'HS256';
export const ISSUER = 'followthrough';
export const AUDIENCE = 'followthrough-api';

/** What an access token says. */
export interface Claims {
  readonly sub: string;
  readonly center: string;
  readonly session: string;
  readonly roles: readonly Role[];
  readonly student: string | null;
  readonly exp: number;
}

/** A key object, because parsing the secret anew for every token costs more than a millisecond. */
export const signingKeyOf = (secret: string): KeyObject => createSecretKey(Buffer.from(secret));
