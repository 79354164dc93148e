import { Field, ObjectType } from '@nestjs/graphql';
import { connectionOf, DateTime, Uuid } from '../../platform/graphql/index.js';

@ObjectType('OutboxMessage', {
  description: 'An e-mail that was not sent but laid out to be looked at, because this service sends none.',
})
export class OutboxMessageType {
  @Field(() => Uuid, { description: 'The delivery it belongs to. UUIDv7.' })
  deliveryId: string;

  @Field({ description: 'The address it would have gone to.' })
  recipient: string;

  @Field({ description: 'Its subject line.' })
  subject: string;

  @Field({ description: 'It as plain text.' })
  text: string;

  @Field({ description: 'It as HTML.' })
  html: string;

  @Field(() => DateTime, { description: 'When it would have been sent.' })
  writtenAt: Date;
}

export const OutboxMessageConnection = connectionOf(OutboxMessageType, 'OutboxMessage');
