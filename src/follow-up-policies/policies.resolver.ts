import { Args, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '../kernel/actor.js';
import { Allow, CurrentRequest, SignedInActor } from '../identity/index.js';
import { Database } from '../platform/database/index.js';
import { keysOf, PageArgs, pageOf, RequestContext, rowsToRead, toConnection, Uuid } from '../platform/graphql/index.js';
import { changesBetween } from './domain/policy-changes.js';
import { PolicyVersionType } from './policies.graphql.js';
import { PoliciesService } from './policies.service.js';
import { PoliciesStore } from './policies.store.js';
import { FollowUpPolicyConnection, FollowUpPolicyType, PolicyChangeType } from './policy-editing.graphql.js';
import type { FollowUpPolicy, PolicyVersion } from './policy.entity.js';

@Resolver(() => FollowUpPolicyType)
export class PoliciesResolver {
  constructor(
    private readonly database: Database,
    private readonly policiesService: PoliciesService,
    private readonly store: PoliciesStore,
  ) {}

  @Allow('policy.see')
  @Query(() => PolicyVersionType, {
    description: 'The follow-up policy that new interviews of this center come under, unless another is set for them.',
  })
  followUpPolicy(@SignedInActor() actor: Actor): Promise<PolicyVersion> {
    return this.database.inCenter(actor.centerId, (tx) => this.policiesService.defaultVersion(tx));
  }

  @Allow('policy.review')
  @Query(() => FollowUpPolicyType, { nullable: true, description: 'One policy; null when there is none with this id.' })
  policy(@CurrentRequest() request: RequestContext, @Args('id', { type: () => Uuid }) id: string) {
    return request.load('policy', id, (ids) => this.store.byIds(request.signedIn.centerId, ids));
  }

  @Allow('policy.review')
  @Query(() => PolicyVersionType, { nullable: true, description: 'One version; null when there is none with this id.' })
  policyVersion(@CurrentRequest() request: RequestContext, @Args('id', { type: () => Uuid }) id: string) {
    return this.loadVersion(request, id);
  }

  @Allow('policy.review')
  @Query(() => FollowUpPolicyConnection, { description: 'The policies of the center, by name.' })
  async policies(
    @SignedInActor() actor: Actor,
    @Args() page: PageArgs,
    @Args('retired', {
      type: () => Boolean,
      nullable: true,
      description: 'True: those that were retired; else those in use.',
    })
    retired: boolean | null,
  ) {
    const after = keysOf(page.after, 'text', 'id');
    const rows = await this.store.list(actor.centerId, {
      retired: retired ?? false,
      after: after && { name: after[0], id: after[1] },
      limit: rowsToRead(page.first),
    });
    return toConnection(pageOf(rows, page.first, ({ name, id }) => [name, id]));
  }

  @Allow('policy.review')
  @Query(() => [PolicyChangeType], {
    nullable: true,
    description:
      'What changed from one version to another, or to the draft of a policy, in words; null when there is no such version or draft, or when both or neither are asked for.',
  })
  async policyChanges(
    @CurrentRequest() request: RequestContext,
    @Args('fromVersionId', { type: () => Uuid }) fromVersionId: string,
    @Args('toVersionId', { type: () => Uuid, nullable: true }) toVersionId: string | null,
    @Args('toDraftOfPolicyId', { type: () => Uuid, nullable: true }) toDraftOfPolicyId: string | null,
  ) {
    if (Boolean(toVersionId) === Boolean(toDraftOfPolicyId)) return null;
    const [from, version, policy] = await Promise.all([
      this.loadVersion(request, fromVersionId),
      toVersionId ? this.loadVersion(request, toVersionId) : null,
      toDraftOfPolicyId ? this.policy(request, toDraftOfPolicyId) : null,
    ]);
    const to = version?.rules ?? (policy as FollowUpPolicy | null)?.draft;
    return from && to ? changesBetween(from.rules, to) : null;
  }

  private loadVersion(request: RequestContext, id: string): Promise<PolicyVersion | null> {
    return request.load('policy-version', id, (ids) => this.store.versionsByIds(request.signedIn.centerId, ids));
  }
}
