import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { DateTime, MutationInput, Payload, Zone } from '../platform/graphql/index.js';

@ObjectType('ReminderPreferences', {
  description: 'How a person wants to hear of what is owed. Minutes count from midnight on the wall clock of the zone.',
})
export class ReminderPreferencesType {
  @Field({ description: 'Whether the daily digest comes by e-mail.' })
  wantsEmail: boolean;

  @Field({ description: 'Whether browsers that are subscribed are told, at most once a day.' })
  wantsPush: boolean;

  @Field(() => Int, { description: 'When the digest comes: 480 is 8:00.' })
  digestMinute: number;

  @Field(() => Int, { description: 'From when on it is quiet: 1200 is 20:00.' })
  quietFromMinute: number;

  @Field(() => Int, { description: 'Until when it is quiet in the morning: 480 is 8:00.' })
  quietUntilMinute: number;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'Since when the person has chosen here to get neither mail nor pushes. Null: has not; `stoppedAt` says what is in force.',
  })
  optedOutAt: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'Since when neither mail nor pushes go out: by the choice here, or because the student record is opted out of reminders, which staff may do too. The inbox is kept still. Null: they go out.',
  })
  stoppedAt: Date | null;

  @Field(() => Zone, { description: 'IANA zone in which all this is meant: the student’s own, else the center’s.' })
  zone: string;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'When the mail server refused the e-mail address for good; no mail goes out until the person has another. Null: it takes mail as far as is known.',
  })
  addressRefusedAt: Date | null;

  @Field(() => Int, { description: 'Counts edits; send it back with an edit. 0: everything is as by default.' })
  version: number;
}

@InputType({ description: 'An edit of one’s own reminder preferences. What is left out stays as it is.' })
export class ChangeReminderPreferencesInput extends MutationInput {
  @Field(() => Int, { description: 'The version you read.' })
  version: number;

  @Field(() => Boolean, { nullable: true, description: 'Whether the daily digest comes by e-mail.' })
  wantsEmail?: boolean;

  @Field(() => Boolean, { nullable: true, description: 'Whether subscribed browsers are told.' })
  wantsPush?: boolean;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True: neither mail nor pushes from now on; false: again, unless the student record is opted out.',
  })
  optedOut?: boolean;

  @Field(() => Int, { nullable: true, description: 'Minutes since midnight, outside the quiet hours.' })
  digestMinute?: number;

  @Field(() => Int, { nullable: true, description: '1020 to 1320: quiet from 17:00 to 22:00 on.' })
  quietFromMinute?: number;

  @Field(() => Int, { nullable: true, description: '300 to 660: quiet until 5:00 to 11:00.' })
  quietUntilMinute?: number;
}

@ObjectType({ description: 'The answer to changing one’s reminder preferences.' })
export class ReminderPreferencesPayload extends Payload {
  @Field(() => ReminderPreferencesType, { nullable: true, description: 'Null when refused.' })
  preferences: ReminderPreferencesType | null;
}

@InputType({ description: 'A browser in which the signed-in person wants to be told, as its push manager gives it.' })
export class SubscribeToPushInput extends MutationInput {
  @Field({ description: 'The https address of the browser at its push service; at most 2000 characters.' })
  endpoint: string;

  @Field({ description: 'Its public key, base64.' })
  p256dh: string;

  @Field({ description: 'Its authentication secret, base64.' })
  auth: string;
}

@InputType({ description: 'A browser in which the signed-in person does not want to be told any more.' })
export class UnsubscribeFromPushInput extends MutationInput {
  @Field({ description: 'The address that was subscribed.' })
  endpoint: string;
}

@ObjectType({ description: 'The answer to subscribing a browser, or to ending that.' })
export class PushSubscriptionPayload extends Payload {
  @Field(() => Boolean, { nullable: true, description: 'Whether this browser is told now; null when refused.' })
  isSubscribed: boolean | null;
}
