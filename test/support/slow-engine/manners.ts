import type { Channel } from '../../../src/kernel/fact.js';
import type { Instant } from '../../../src/kernel/instant.js';
import type { Restriction } from '../../../src/follow-up-policies/domain/restrictions.js';

/** Ways to somebody, in the order in which they are tried. */
const WAYS: readonly Channel[] = ['EMAIL', 'MESSAGE', 'LETTER', 'VIDEO', 'IN_PERSON', 'PHONE'];

/** What of the restrictions concerns somebody on the employer's side now. */
export const restrictionsOn = (
  restrictions: readonly Restriction[],
  contactId: string | null,
  now: Instant,
): readonly Restriction[] =>
  restrictions.filter((each) => {
    if (each.until !== null && each.until <= now) return false;
    return each.contactId === null || each.contactId === contactId;
  });

export const openWays = (concerning: readonly Restriction[]): readonly Channel[] =>
  WAYS.filter((way) => !concerning.some(({ channels }) => channels.includes(way)));
