import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type Employer, EmployersStore, EmployerType } from '../employers/index.js';
import { Allow, CurrentRequest, Denial, SignedInActor } from '../identity/index.js';
import type { Actor } from '../kernel/actor.js';
import { RequestContext } from '../platform/graphql/index.js';
import {
  AnalyticsEmployer,
  AnalyticsEmployers,
  EmployerReliabilityArgs,
  MOST_EMPLOYERS,
} from './employer-reliability.graphql.js';
import { EmployerReliability, type Reliability } from './employer-reliability.service.js';
import { rateShown, waitingTimeShown } from './figures.graphql.js';

const BAD_REQUEST = 400;

@Resolver(() => AnalyticsEmployer)
export class EmployerReliabilityResolver {
  constructor(
    private readonly reliability: EmployerReliability,
    private readonly employers: EmployersStore,
  ) {}

  @Allow('analytics.see')
  @Query(() => AnalyticsEmployers, {
    description: 'How reliable employers are: promises kept, silence, days to a decision.',
  })
  async employerReliability(
    @SignedInActor() actor: Actor,
    @Args() { first }: EmployerReliabilityArgs,
  ): Promise<AnalyticsEmployers> {
    if (first < 1 || first > MOST_EMPLOYERS)
      throw new Denial('FIRST_NOT_VALID', `first must be 1 to ${MOST_EMPLOYERS}.`, BAD_REQUEST);
    const { look, all, employers } = await this.reliability.see(actor.centerId, first);
    return {
      asOf: look.asOf.day,
      all: shown(all),
      employers: employers.map(({ employerId, ...figures }) => ({ employerId, ...shown(figures) })),
    };
  }

  @ResolveField(() => EmployerType, { nullable: true, description: 'The employer; null: all of them together.' })
  employer(
    @Parent() { employerId }: { readonly employerId?: string },
    @CurrentRequest() request: RequestContext,
  ): Promise<Employer | null> | null {
    if (!employerId) return null;
    return request.load('employer', employerId, (ids) => this.employers.byIds(request.signedIn.centerId, ids));
  }
}

const shown = ({ promisesKept, silent, timeToDecision }: Reliability): AnalyticsEmployer => ({
  promisesKept: rateShown(promisesKept),
  silent: rateShown(silent),
  timeToDecision: waitingTimeShown(timeToDecision),
});
