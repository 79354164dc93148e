export const CHANNELS = ['EMAIL', 'PUSH', 'WEBHOOK'] as const;
export type Channel = (typeof CHANNELS)[number];

/** Something that is to be said once. */
export interface NewDelivery {
  /** Names it in its center for ever: a second one of this key is not said. At most 300 characters. */
  readonly key: string;
  /** Who knows what to say: the name of a registered topic. */
  readonly topic: string;
  /** What it is about; the topic knows of which kind. */
  readonly subjectId: string;
  /** Null: for nobody of the center, as with a webhook. */
  readonly recipientId: string | null;
  readonly channel: Channel;
  /** Never before. */
  readonly dueAt: Date;
  /** From then on it need not be said any more; null: it never grows old. */
  readonly expiresAt: Date | null;
}

/** One that a worker has taken up. */
export interface Delivery extends NewDelivery {
  readonly centerId: string;
  readonly id: string;
  /** How often it was handed to a carrier before. */
  readonly attempts: number;
}

/** E-mail. */
export interface EmailMessage {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Such as `List-Unsubscribe`. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** A push to one browser, with the keys that it gave us. */
export interface PushMessage {
  readonly endpoint: string;
  readonly keys: { readonly p256dh: string; readonly auth: string };
  /** What its service worker is told, as text; at most 3,000 bytes. */
  readonly payload: string;
}

/** What a topic answers when it is asked, immediately before sending. */
export type Composed<Message extends object = object> =
  | { readonly send: Message }
  /** It need not be said any more; why, in words without personal data. */
  | { readonly skip: string }
  /** Not now, as in quiet hours; it is asked again then. */
  | { readonly defer: Date; readonly reason: string };

/** What became of a delivery for good. */
export interface Ending {
  readonly state: 'SENT' | 'SKIPPED' | 'DEAD';
  /** What the other side answered to one that was sent; else null. */
  readonly receipt: string | null;
  /** Why it was not sent; null: it was. */
  readonly reason: string | null;
}

/** The other side will never take it: the mailbox or browser does not exist. It is not tried again. Its message must not hold personal data. */
export class DeliveryRefused extends Error {
  override readonly name = 'DeliveryRefused';
}
