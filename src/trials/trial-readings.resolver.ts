import { Args, Query, Resolver } from '@nestjs/graphql';
import { Allow, SignedInActor } from '../identity/index.js';
import type { Actor } from '../kernel/actor.js';
import { payloadOf, Uuid } from '../platform/graphql/index.js';
import { TrialReadings } from './trial-readings.service.js';
import { TrialRegistration } from './trial-registration.service.js';
import { TrialMonitoringType, TrialResultType } from './trial-results.graphql.js';
import { PolicyTrialExpectationPayload } from './trial-expectation.graphql.js';
import { PolicyTrialExpectationInput } from './trials.inputs.graphql.js';

/** What trials show: before, while and after they run. */
@Resolver()
export class TrialReadingsResolver {
  constructor(
    private readonly registration: TrialRegistration,
    private readonly readings: TrialReadings,
  ) {}

  @Allow('trial.see')
  @Query(() => PolicyTrialExpectationPayload, {
    description: 'What can be expected of a trial before it is registered, in figures and in plain words.',
  })
  async policyTrialExpectation(@SignedInActor() actor: Actor, @Args('input') input: PolicyTrialExpectationInput) {
    const found = await this.registration.expectation(actor, input);
    return payloadOf(found.ok ? { ok: true, value: { expectation: found.value } } : found);
  }

  @Allow('trial.see')
  @Query(() => TrialMonitoringType, {
    nullable: true,
    description: 'What may be looked at while a trial runs; null when there is no running trial with this id.',
  })
  policyTrialMonitoring(@SignedInActor() actor: Actor, @Args('trialId', { type: () => Uuid }) trialId: string) {
    return this.readings.monitoring(actor, trialId);
  }

  @Allow('trial.see')
  @Query(() => TrialResultType, {
    nullable: true,
    description:
      'The frozen result of a trial; null when there is no such trial, or it was abandoned. `TRIAL_RESULTS_LOCKED` until it has ended.',
  })
  policyTrialResult(@SignedInActor() actor: Actor, @Args('trialId', { type: () => Uuid }) trialId: string) {
    return this.readings.result(actor, trialId);
  }
}
