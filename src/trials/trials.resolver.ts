import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, CurrentRequest, SignedInActor } from '../identity/index.js';
import type { Actor } from '../kernel/actor.js';
import type { Result } from '../kernel/result.js';
import {
  keysOf,
  PageArgs,
  pageOf,
  payloadOf,
  RequestContext,
  rowsToRead,
  toConnection,
  Uuid,
} from '../platform/graphql/index.js';
import { warningsOf } from './domain/expectation-words.js';
import { TrialAmendments } from './trial-amendments.service.js';
import { TrialEnding } from './trial-ending.service.js';
import { TrialEnrolment } from './trial-enrolment.service.js';
import { type TrialAnswer, TrialRegistration } from './trial-registration.service.js';
import { TrialStart } from './trial-start.service.js';
import {
  EnrolInPolicyTrialPayload,
  PolicyTrialConnection,
  PolicyTrialPayload,
  PolicyTrialType,
} from './trials.graphql.js';
import {
  AmendPolicyTrialInput,
  EndPolicyTrialInput,
  EnrolInPolicyTrialInput,
  RegisterPolicyTrialInput,
  StartPolicyTrialInput,
} from './trials.inputs.graphql.js';
import { type ShownTrial, TrialsStore } from './trials.store.js';

@Resolver(() => PolicyTrialType)
export class TrialsResolver {
  constructor(
    private readonly store: TrialsStore,
    private readonly registration: TrialRegistration,
    private readonly starting: TrialStart,
    private readonly enrolment: TrialEnrolment,
    private readonly amendments: TrialAmendments,
    private readonly ending: TrialEnding,
  ) {}

  @Allow('trial.see')
  @Query(() => PolicyTrialType, { nullable: true, description: 'One trial; null when there is none with this id.' })
  policyTrial(@CurrentRequest() request: RequestContext, @Args('id', { type: () => Uuid }) id: string) {
    return request.load('policy-trial', id, (ids) => this.store.byIds(request.signedIn.centerId, ids));
  }

  @Allow('trial.see')
  @Query(() => PolicyTrialConnection, { description: 'Trials of policies, the newest first.' })
  async policyTrials(@SignedInActor() actor: Actor, @Args() page: PageArgs) {
    const after = keysOf(page.after, 'id');
    const limit = rowsToRead(page.first);
    const rows = await this.store.newestFirst(actor.centerId, { afterId: after && after[0], limit });
    return toConnection(pageOf(rows, page.first, ({ id }) => [id]));
  }

  @Allow('trial.run')
  @Mutation(() => PolicyTrialPayload, {
    description:
      'Registers a trial: what it is to answer, and how, before anybody is enrolled. Ask for `policyTrialExpectation` first.',
  })
  async registerPolicyTrial(@CurrentRequest() request: RequestContext, @Args('input') input: RegisterPolicyTrialInput) {
    return this.answer(request, input, await this.registration.register(request.signedIn, input));
  }

  @Allow('trial.run')
  @Mutation(() => PolicyTrialPayload, {
    description:
      'Starts a trial: its secret seed is made and committed to in the audit trail. Where whole cohorts draw lots, they do now.',
  })
  async startPolicyTrial(@CurrentRequest() request: RequestContext, @Args('input') input: StartPolicyTrialInput) {
    return this.answer(request, input, await this.starting.start(request.signedIn, input));
  }

  @Allow('trial.run')
  @Mutation(() => EnrolInPolicyTrialPayload, {
    description:
      'Enrols students into a running trial. Each draws a lot within the cohort and comes under the policy version of the arm at once.',
  })
  async enrolInPolicyTrial(@CurrentRequest() request: RequestContext, @Args('input') input: EnrolInPolicyTrialInput) {
    return this.answer(request, input, await this.enrolment.enrol(request.signedIn, input));
  }

  @Allow('trial.run')
  @Mutation(() => PolicyTrialPayload, {
    description: 'Prolongs a running trial, with a reason that is shown with its result. Nothing else can be changed.',
  })
  async amendPolicyTrial(@CurrentRequest() request: RequestContext, @Args('input') input: AmendPolicyTrialInput) {
    return this.answer(request, input, await this.amendments.amend(request.signedIn, input));
  }

  @Allow('trial.run')
  @Mutation(() => PolicyTrialPayload, {
    description:
      'Ends a trial once and for all: on its day, or when its stopping rule allows, it is analysed and the result frozen; with a reason it is abandoned at any time. Its policies are cleared and its seed is revealed. Else `TRIAL_RESULTS_LOCKED`.',
  })
  async endPolicyTrial(@CurrentRequest() request: RequestContext, @Args('input') input: EndPolicyTrialInput) {
    return this.answer(request, input, await this.ending.end(request.signedIn, input));
  }

  private async answer(
    { signedIn }: RequestContext,
    { clientMutationId }: { clientMutationId?: string | null },
    result: Result<TrialAnswer>,
  ) {
    if (!result.ok) return payloadOf(result, clientMutationId);
    const { trialId, ...more } = result.value;
    const found = await this.store.byIds(signedIn.centerId, [trialId]);
    const policyTrial = found.get(trialId) ?? null;
    const value = { ...more, policyTrial, warnings: policyTrial && warningsFor(policyTrial) };
    return payloadOf({ ok: true, value }, clientMutationId);
  }
}

/** Of a trial that has ended, what was expected matters no longer. */
const warningsFor = ({ endedAt, expectation, minimalDifference }: ShownTrial): readonly string[] =>
  endedAt === null ? warningsOf(expectation, minimalDifference) : [];
