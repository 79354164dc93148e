import { randomBytes } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { DAY } from '../kernel/instant.js';

/** So long both secrets sign, that nobody has to change theirs in the same moment. */
export const BOTH_SIGN_FOR = DAY;

/** A signing secret as Standard Webhooks writes it. */
export const newSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`;

export interface Secrets {
  readonly secret: string;
  readonly previousSecret: string | null;
  readonly previousSecretUntil: Date | null;
}

/** The secrets that sign now, the current one first. */
export const signingSecrets = ({ secret, previousSecret, previousSecretUntil }: Secrets, now: number): string[] =>
  previousSecret !== null && previousSecretUntil !== null && previousSecretUntil.getTime() > now
    ? [secret, previousSecret]
    : [secret];

/** The headers of Standard Webhooks. The id stays the same however often an event is sent: by it the receiver knows what it has. */
export const signedHeaders = (
  secrets: readonly string[],
  id: string,
  now: number,
  body: string,
): Readonly<Record<string, string>> => ({
  'webhook-id': id,
  'webhook-timestamp': String(Math.floor(now / 1000)),
  'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(id, new Date(now), body)).join(' '),
});
