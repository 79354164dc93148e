import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentRequest } from '../identity/index.js';
import { RequestContext, Uuid } from '../platform/graphql/index.js';
import { PolicyTrialType, TrialAmendmentType } from './trials.graphql.js';
import { type ShownTrial, TrialsStore } from './trials.store.js';

@Resolver(() => PolicyTrialType)
export class TrialFieldsResolver {
  constructor(private readonly store: TrialsStore) {}

  @ResolveField(() => [TrialAmendmentType], {
    description: 'How it was changed after it was registered, the oldest first.',
  })
  async amendments(@Parent() { id }: ShownTrial, @CurrentRequest() request: RequestContext) {
    const { centerId } = request.signedIn;
    return (await request.load('policy-trial-amendments', id, (ids) => this.store.amendmentsOf(centerId, ids))) ?? [];
  }

  @ResolveField(() => [Uuid], { description: 'The cohorts of the trial; lots are drawn within each, or for each.' })
  async cohortIds(@Parent() { id }: ShownTrial, @CurrentRequest() request: RequestContext) {
    const { centerId } = request.signedIn;
    return (await request.load('policy-trial-cohorts', id, (ids) => this.store.cohortIdsByTrial(centerId, ids))) ?? [];
  }
}
