import { Field, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionOf, DateTime, enumOf, MutationInput, Payload, Uuid } from '../platform/graphql/index.js';
import { CHANNELS, type Channel } from './delivery.js';
import { DELIVERY_STATES, type DeliveryState } from './delivery.entity.js';

const DeliveryChannelEnum = enumOf(CHANNELS);
registerEnumType(DeliveryChannelEnum, {
  name: 'DeliveryChannel',
  description: 'The way on which something reaches somebody.',
});

const DeliveryStateEnum = enumOf(DELIVERY_STATES);
registerEnumType(DeliveryStateEnum, {
  name: 'DeliveryState',
  description:
    'PENDING: waits until it is due or tried again, or a worker has just taken it up. SENT: the other side took it. SKIPPED: it need not be sent any more. DEAD: given up.',
});

@ObjectType('Delivery', { description: 'Something that has to reach somebody, once, over one channel.' })
export class DeliveryType {
  @Field(() => Uuid, { description: 'UUIDv7.' })
  id: string;

  @Field({ description: 'What kind of message it is.' })
  topic: string;

  @Field(() => Uuid, { description: 'What it is about.' })
  subjectId: string;

  @Field(() => DeliveryChannelEnum, { description: 'How it is sent.' })
  channel: Channel;

  @Field(() => DeliveryStateEnum, { description: 'How far it has come.' })
  state: DeliveryState;

  @Field(() => DateTime, { description: 'It is not sent before then.' })
  dueAt: Date;

  @Field(() => DateTime, { nullable: true, description: 'It is not sent after then; null: it never grows old.' })
  expiresAt: Date | null;

  @Field(() => Int, { description: 'How often it was tried.' })
  attempts: number;

  @Field(() => String, { nullable: true, description: 'Why the last attempt failed; null: none has.' })
  lastError: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was sent, skipped or given up; null: not yet.' })
  endedAt: Date | null;
}

export const DeliveryConnection = connectionOf(DeliveryType, 'Delivery');

@ObjectType('DeliveryFigures', { description: 'How much of the center waits to be sent.' })
export class DeliveryFiguresType {
  @Field(() => Int, { description: 'Deliveries that are not sent yet, whenever they are due.' })
  waiting: number;

  @Field(() => Int, { description: 'Those of them that are due by now.' })
  due: number;

  @Field(() => Int, { description: 'Deliveries that were given up.' })
  dead: number;

  @Field(() => DateTime, { nullable: true, description: 'Since when the oldest has been due; null: nothing is due.' })
  oldestDueAt: Date | null;
}

@InputType({ description: 'Deliveries that were given up and are to be tried anew.' })
export class RedriveDeliveriesInput extends MutationInput {
  @Field(() => [Uuid], { description: 'Which ones, 1 to 100.' })
  deliveryIds: string[];
}

@ObjectType({ description: 'How many deliveries are tried again, or why none is.' })
export class RedriveDeliveriesPayload extends Payload {
  @Field(() => [DeliveryType], { nullable: true, description: 'As they are now; null: nothing was done.' })
  deliveries: DeliveryType[] | null;
}
