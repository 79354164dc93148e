import { Args, Query, Resolver } from '@nestjs/graphql';
import { Allow, SignedInActor } from '../identity/index.js';
import type { Actor } from '../kernel/actor.js';
import { Analysis } from './analysis.service.js';
import { FollowUpAssociations } from './associations.graphql.js';
import { associationsShown } from './associations.shown.js';
import type { Grouping } from './domain/episodes/incidence.js';
import { CumulativeIncidence, GroupingEnum } from './incidence.graphql.js';
import { FollowUpLandmarks } from './landmarks.graphql.js';
import { landmarkShown } from './landmarks.shown.js';

@Resolver()
export class AssociationsResolver {
  constructor(private readonly analyses: Analysis) {}

  @Allow('analytics.see')
  @Query(() => CumulativeIncidence, { description: 'How soon, and how, candidacies end after the first interview.' })
  async cumulativeIncidence(
    @SignedInActor() actor: Actor,
    @Args('by', { type: () => GroupingEnum, defaultValue: 'CENTER', description: 'Null is not a grouping.' })
    by: Grouping,
  ): Promise<CumulativeIncidence> {
    const { asOf, analysis } = await this.analyses.of(actor.centerId, 'incidence');
    return { asOf, by, groups: analysis[by] };
  }

  @Allow('analytics.see')
  @Query(() => FollowUpAssociations, {
    description:
      'How thank-you notes, status checks (by whatever channel) and feedback requests go with offers and rejections. Associations, not effects.',
  })
  async followUpAssociations(@SignedInActor() actor: Actor): Promise<FollowUpAssociations> {
    const { asOf, analysis } = await this.analyses.of(actor.centerId, 'associations');
    return { asOf, ...associationsShown(analysis) };
  }

  @Allow('analytics.see')
  @Query(() => FollowUpLandmarks, {
    description:
      'What became of prospects that were still open some days after the interview, by what had been done by then.',
  })
  async followUpLandmarks(@SignedInActor() actor: Actor): Promise<FollowUpLandmarks> {
    const { asOf, analysis } = await this.analyses.of(actor.centerId, 'landmarks');
    return { asOf, landmarks: analysis.map(landmarkShown) };
  }
}
