import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { dateRuleInWords } from './domain/why.js';
import { PolicyStepType, PolicyVersionType } from './policies.graphql.js';
import type { PolicyVersion } from './policy.entity.js';
import { fieldsOf } from './policy-rules.fields.js';
import { RuleFields } from './policy-rules.graphql.js';

/** What a version says, in words and as data. */
@Resolver(() => PolicyVersionType)
export class PolicyVersionFieldsResolver {
  @ResolveField(() => String, { description: 'Name of the policy when it was published.' })
  name(@Parent() { rules }: PolicyVersion): string {
    return rules.name;
  }

  @ResolveField(() => [PolicyStepType], { description: 'Its steps in words, in the order that breaks ties.' })
  steps(@Parent() { rules }: PolicyVersion): PolicyStepType[] {
    return rules.steps.map(({ key, kind, channel, owner, due }) => ({
      key,
      kind,
      channel,
      owner,
      due: due.map(dateRuleInWords),
    }));
  }

  @ResolveField(() => RuleFields, { description: 'Its rules as data, in the shape in which a draft is sent.' })
  rules(@Parent() { rules }: PolicyVersion): RuleFields {
    return fieldsOf(rules);
  }
}
