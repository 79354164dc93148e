import { Field, InputType, ObjectType } from '@nestjs/graphql';
import { DateTime, MutationInput, Payload, Uuid } from '../platform/graphql/index.js';

@ObjectType('CalendarFeed', {
  description: 'The address under which your calendar program fetches interviews, next steps and offer deadlines.',
})
export class CalendarFeedType {
  @Field(() => Uuid, { description: 'UUIDv7; new with every address.' })
  id: string;

  @Field(() => DateTime, { description: 'When the address was made.' })
  issuedAt: Date;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When a program last fetched it, exact to an hour; null: never.',
  })
  lastFetchedAt: Date | null;
}

@InputType({ description: 'A new address for your calendar.' })
export class IssueCalendarFeedInput extends MutationInput {}

@InputType({ description: 'Takes the address of your calendar away.' })
export class RevokeCalendarFeedInput extends MutationInput {}

@ObjectType({ description: 'The answer to making an address.' })
export class IssueCalendarFeedPayload extends Payload {
  @Field(() => CalendarFeedType, { nullable: true, description: 'The feed; null when refused.' })
  calendarFeed: CalendarFeedType | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The address, shown only this once: whoever has it can read the calendar. Null when refused, and when the answer is that of an earlier request: make a new one then.',
  })
  address: string | null;
}

@ObjectType({ description: 'The answer to taking an address away.' })
export class RevokeCalendarFeedPayload extends Payload {
  @Field(() => Uuid, { nullable: true, description: 'The feed that is no more; null when refused.' })
  revokedId: string | null;
}
