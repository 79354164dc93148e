import { CONTACT_KINDS, STEP_KINDS, type StepKind } from '../../follow-up-policies/domain/plan.js';
import { FULFILLED_BY } from '../../follow-up-policies/domain/settled.js';
import type { Day } from '../../kernel/day.js';
import type { Channel, FollowUpKind, Timeline } from '../../kernel/fact.js';
import type { Instant } from '../../kernel/instant.js';

/** A call or message to an employer that was made. */
export interface MadeContact {
  readonly kind: StepKind;
  readonly channel: Channel | null;
  readonly contactId: string | null;
  readonly at: Instant;
  readonly on: Day;
}

/** The calls and messages that were made, of the kinds that a policy can ask for, in the order in which they are told. */
export const contactsMade = (timeline: Timeline, dayOf: (at: Instant) => Day): readonly MadeContact[] =>
  timeline.facts.flatMap((fact) => {
    const kind = fact.kind === 'FOLLOWED_UP' ? CONTACT_OF.get(fact.followUp) : undefined;
    if (fact.kind !== 'FOLLOWED_UP' || kind === undefined) return [];
    const { channel, contactId, at } = fact;
    return [{ kind, channel, contactId, at, on: dayOf(at) }];
  });

const CONTACT_OF: ReadonlyMap<FollowUpKind | null, StepKind> = new Map(
  STEP_KINDS.filter((kind) => CONTACT_KINDS.includes(kind)).map((kind) => [FULFILLED_BY[kind], kind]),
);
