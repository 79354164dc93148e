import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, CurrentRequest, Person, SignedInActor } from '../identity/index.js';
import { type Actor, isStaff } from '../kernel/actor.js';
import type { Result } from '../kernel/result.js';
import { DateTime, payloadOf, RequestContext } from '../platform/graphql/index.js';
import {
  ChangeReminderPreferencesInput,
  PushSubscriptionPayload,
  ReminderPreferencesPayload,
  ReminderPreferencesType,
  SubscribeToPushInput,
  UnsubscribeFromPushInput,
} from './preferences.graphql.js';
import { PreferencesService } from './preferences.service.js';
import { PreferencesStore } from './preferences.store.js';
import { PushSubscriptions } from './push-subscriptions.service.js';
import { type Recipient, stoppedAtOf } from './recipient.js';

@Resolver(() => Person)
export class PreferencesResolver {
  constructor(
    private readonly store: PreferencesStore,
    private readonly preferences: PreferencesService,
    private readonly subscriptions: PushSubscriptions,
  ) {}

  @Allow('reminder.choose')
  @Query(() => ReminderPreferencesType, { description: 'How the signed-in person wants to hear of what is owed.' })
  async reminderPreferences(@CurrentRequest() request: RequestContext): Promise<ReminderPreferencesType> {
    return shown((await this.of(request, request.signedIn.userId))!);
  }

  @ResolveField(() => DateTime, {
    nullable: true,
    description:
      'When the mail server refused the e-mail address for good: ask the person for another. Null: it takes mail as far as is known, or it is not for you to see.',
  })
  async emailRefusedAt(@Parent() person: Person, @CurrentRequest() request: RequestContext): Promise<Date | null> {
    const { signedIn } = request;
    if (!isStaff(signedIn) && signedIn.userId !== person.id) return null;
    const preferences = await this.of(request, person.id);
    return preferences && refusedAtOf(preferences);
  }

  @Allow('reminder.choose')
  @Mutation(() => ReminderPreferencesPayload, {
    description:
      'Changes how the signed-in person hears of what is owed. `DIGEST_IN_QUIET_HOURS` when the hours clash.',
  })
  async changeReminderPreferences(@SignedInActor() actor: Actor, @Args('input') input: ChangeReminderPreferencesInput) {
    const result = await this.preferences.change(actor, input);
    return payloadOf(
      mapped(result, ({ preferences }) => ({ preferences: shown(preferences) })),
      input.clientMutationId,
    );
  }

  @Allow('reminder.choose')
  @Mutation(() => PushSubscriptionPayload, {
    description: 'Tells a browser from now on when something is due. Of more than ten the oldest is forgotten.',
  })
  async subscribeToPush(@SignedInActor() actor: Actor, @Args('input') input: SubscribeToPushInput) {
    return payloadOf(await this.subscriptions.subscribe(actor, input), input.clientMutationId);
  }

  @Allow('reminder.choose')
  @Mutation(() => PushSubscriptionPayload, { description: 'Tells a browser no more.' })
  async unsubscribeFromPush(@SignedInActor() actor: Actor, @Args('input') input: UnsubscribeFromPushInput) {
    return payloadOf(await this.subscriptions.unsubscribe(actor, input), input.clientMutationId);
  }

  private of(request: RequestContext, personId: string): Promise<Recipient | null> {
    return request.load('reminder-preferences', personId, (ids) =>
      this.store.byPersonIds(request.signedIn.centerId, ids),
    );
  }
}

/** An address that has been changed since is another one. */
const refusedAtOf = ({ refusedAddress, refusedAt, email }: Recipient): Date | null =>
  refusedAddress === email ? refusedAt : null;

const shown = (preferences: Recipient): ReminderPreferencesType => ({
  ...preferences,
  stoppedAt: stoppedAtOf(preferences),
  addressRefusedAt: refusedAtOf(preferences),
});

const mapped = <Value, Other>(result: Result<Value>, change: (value: Value) => Other): Result<Other> =>
  result.ok ? { ok: true, value: change(result.value) } : result;
