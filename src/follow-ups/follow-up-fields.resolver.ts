import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { ContactClassEnum } from './contact-counts.graphql.js';
import { type ContactClass, contactClassOf } from './domain/contact-class.js';
import type { FollowUp } from './follow-up.entity.js';
import { FollowUpType } from './follow-ups.inputs.graphql.js';

@Resolver(() => FollowUpType)
export class FollowUpFieldsResolver {
  @ResolveField(() => ContactClassEnum, { description: 'What it counts as.' })
  contactClass(@Parent() followUp: FollowUp): ContactClass {
    return contactClassOf(followUp);
  }
}
