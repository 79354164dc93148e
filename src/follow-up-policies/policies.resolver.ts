import { Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '../kernel/actor.js';
import { Allow, SignedInActor } from '../identity/index.js';
import { Database } from '../platform/database/index.js';
import { dateRuleInWords } from './domain/why.js';
import { PolicyVersionType } from './policies.graphql.js';
import { PoliciesService } from './policies.service.js';
import type { PolicyVersion } from './policy.entity.js';

@Resolver(() => PolicyVersionType)
export class PoliciesResolver {
  constructor(
    private readonly database: Database,
    private readonly policies: PoliciesService,
  ) {}

  @Allow('policy.see')
  @Query(() => PolicyVersionType, {
    description: 'The follow-up policy that new interviews of this center come under.',
  })
  async followUpPolicy(@SignedInActor() actor: Actor): Promise<PolicyVersionType> {
    return inWords(await this.database.inCenter(actor.centerId, (tx) => this.policies.defaultVersion(tx)));
  }
}

const inWords = ({ id, number, rules, publishedAt }: PolicyVersion): PolicyVersionType => ({
  id,
  number,
  name: rules.name,
  publishedAt,
  steps: rules.steps.map(({ key, kind, channel, owner, due }) => ({
    key,
    kind,
    channel,
    owner,
    due: due.map(dateRuleInWords),
  })),
});
