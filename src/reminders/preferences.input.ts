import { z } from 'zod';
import { text } from '../platform/validation/index.js';

const minuteOfDay = (from: number, to: number, words: string) => z.int().min(from, words).max(to, words);

/** A person may move the quiet hours, but not into the night's middle, and some hours of the day stay loud. */
export const PreferenceFields = z.object({
  wantsEmail: z.boolean(),
  wantsPush: z.boolean(),
  optedOut: z.boolean(),
  digestMinute: minuteOfDay(0, 1439, 'must be minutes since midnight, 0 to 1439'),
  quietFromMinute: minuteOfDay(1020, 1320, 'must be 1020 to 1320: 17:00 to 22:00'),
  quietUntilMinute: minuteOfDay(300, 660, 'must be 300 to 660: 5:00 to 11:00'),
});

/** Base64 as browsers give it, with or without its URL alphabet and padding. */
const base64 = (longest: number) =>
  text(longest).regex(/^[A-Za-z0-9+/_-]+={0,2}$/, 'must be base64, as the browser gives it');

export const Subscription = z.object({
  endpoint: text(2000).refine(isPublicHttps, 'must be the https address that the browser gives'),
  p256dh: base64(200),
  auth: base64(100),
});

export const SubscriptionNamed = z.object({ endpoint: text(2000) });

/** The carrier looks again at the address behind the name. */
function isPublicHttps(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, username, password } = new URL(address);
  return (
    protocol === 'https:' && username === '' && password === '' && /[a-z]/i.test(hostname) && hostname.includes('.')
  );
}
