import type { Channel } from '../../kernel/fact.js';
import type { Instant } from '../../kernel/instant.js';

/** By which means somebody is not to be contacted: one contact, or everybody on the employer's side when null. */
export interface Restriction {
  readonly id: string;
  readonly contactId: string | null;
  readonly channels: readonly Channel[];
  readonly since: Instant;
  /** Null: until somebody lifts it. */
  readonly until: Instant | null;
}

/** In this order another way is tried when the step's own is closed. */
export const OTHER_WAYS: readonly Channel[] = ['EMAIL', 'MESSAGE', 'LETTER', 'VIDEO', 'IN_PERSON', 'PHONE'];

/** What holds at an instant. */
export const inForce = (restrictions: readonly Restriction[], now: Instant): readonly Restriction[] =>
  restrictions.filter(({ until }) => until === null || until > now);

/** Whether the contact is not to be reached by that means. */
export const isClosed = (restrictions: readonly Restriction[], contactId: string | null, channel: Channel): boolean =>
  restrictions.some((each) => concerns(each, contactId) && each.channels.includes(channel));

/** What closed the last way to a contact; null while one is open. */
export function closedBy(restrictions: readonly Restriction[], contactId: string | null): Restriction | null {
  if (!OTHER_WAYS.every((channel) => isClosed(restrictions, contactId, channel))) return null;
  return restrictions.filter((each) => concerns(each, contactId)).toSorted((a, b) => b.since - a.since)[0] ?? null;
}

const concerns = (restriction: Restriction, contactId: string | null): boolean =>
  restriction.contactId === null || restriction.contactId === contactId;
