import { createHash, randomBytes } from 'node:crypto';
import { isId } from '../kernel/id.js';

/** A secret that only its holder knows: the center it belongs to, a dot, 256 random bits. We keep its hash. */
export interface SecretToken {
  readonly text: string;
  readonly hash: Buffer;
}

export const newSecretToken = (centerId: string): SecretToken => {
  const secret = randomBytes(32).toString('base64url');
  return { text: `${centerId}.${secret}`, hash: hashOf(secret) };
};

/** The center and hash of a token somebody sent; null when it cannot be one of ours. */
export const readSecretToken = (text: string): { centerId: string; hash: Buffer } | null => {
  const [centerId, secret, ...rest] = text.split('.');
  if (!centerId || !secret || rest.length > 0 || !isId(centerId) || secret.length !== 43) return null;
  return { centerId, hash: hashOf(secret) };
};

const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest();
