import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentRequest } from '../identity/index.js';
import { grouped } from '../kernel/grouped.js';
import { keysOf, PageArgs, pageOf, RequestContext, rowsToRead, toConnection } from '../platform/graphql/index.js';
import { validatePolicy } from './domain/validate-policy.js';
import { PolicyVersionConnection } from './policies.graphql.js';
import { PoliciesStore } from './policies.store.js';
import { FollowUpPolicyType, PolicyDraft } from './policy-editing.graphql.js';
import type { FollowUpPolicy, PolicyVersion } from './policy.entity.js';
import { fieldsOf } from './policy-rules.fields.js';

/** What hangs on a policy. */
@Resolver(() => FollowUpPolicyType)
export class PolicyFieldsResolver {
  constructor(private readonly store: PoliciesStore) {}

  @ResolveField(() => PolicyDraft, { nullable: true, description: 'The version to come; null: nobody edits it.' })
  draft(@Parent() { draft }: FollowUpPolicy): PolicyDraft | null {
    return draft && { rules: fieldsOf(draft), problems: [...validatePolicy(draft)] };
  }

  @ResolveField(() => PolicyVersionConnection, { description: 'Its versions, the newest first.' })
  async versions(@Parent() { id }: FollowUpPolicy, @CurrentRequest() request: RequestContext, @Args() page: PageArgs) {
    const after = keysOf(page.after, 'place');
    const asked = { before: after && after[0], limit: rowsToRead(page.first) };
    const versions = await request.load(`versions ${JSON.stringify(asked)}`, id, async (ids) =>
      grouped<PolicyVersion, string>(
        await this.store.versionsOf(request.signedIn.centerId, ids, asked),
        ({ policyId }) => policyId,
      ),
    );
    return toConnection(pageOf(versions ?? [], page.first, ({ number }) => [number]));
  }
}
