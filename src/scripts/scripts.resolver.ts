import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { ContactsStore, ContactType } from '../employers/index.js';
import { ChannelEnum } from '../follow-up-policies/index.js';
import { Allow, CurrentRequest, SignedInActor } from '../identity/index.js';
import type { Actor } from '../kernel/actor.js';
import type { Channel } from '../kernel/fact.js';
import { RequestContext, Uuid } from '../platform/graphql/index.js';
import { LIKELY_ANSWERS } from './domain/likely-answers.js';
import { VARIABLES } from './domain/variables.js';
import { LikelyAnswerType, MissingFieldType, ScriptArgs, ScriptType } from './scripts.graphql.js';
import { type Script, ScriptsService } from './scripts.service.js';

@Resolver(() => ScriptType)
export class ScriptsResolver {
  constructor(
    private readonly scripts: ScriptsService,
    private readonly contacts: ContactsStore,
  ) {}

  @Allow('script.see')
  @Query(() => ScriptType, {
    nullable: true,
    description:
      'What to say or write for a prospect. Null when there is no such prospect or contact. Nothing is sent by asking for it.',
  })
  script(@SignedInActor() actor: Actor, @Args() { prospectId, purpose, channel, contactId }: ScriptArgs) {
    return this.scripts.script(actor, {
      prospectId,
      purpose: purpose ?? null,
      channel: channel ?? null,
      contactId: contactId ?? null,
    });
  }

  @Allow('script.see')
  @Query(() => [ScriptType], {
    description:
      'One thank-you note for everybody met in the last interview of a prospect; empty when nobody was met or there is no such prospect.',
  })
  thankYouScripts(
    @SignedInActor() actor: Actor,
    @Args('prospectId', { type: () => Uuid }) prospectId: string,
    @Args('channel', { type: () => ChannelEnum, nullable: true, description: 'EMAIL or LETTER; null: EMAIL.' })
    channel?: Channel | null,
  ) {
    return this.scripts.thankYouNotes(actor, prospectId, channel ?? null);
  }

  @ResolveField(() => ContactType, { nullable: true, description: 'Whom it speaks to; null: nobody is known yet.' })
  contact(@Parent() { contactId }: Script, @CurrentRequest() request: RequestContext) {
    return contactId === null
      ? null
      : request.load('contact', contactId, (ids) => this.contacts.byIds(request.signedIn.centerId, ids));
  }

  @ResolveField(() => [LikelyAnswerType])
  answers(@Parent() { purpose }: Script) {
    return LIKELY_ANSWERS[purpose];
  }

  @ResolveField(() => [MissingFieldType])
  missing(@Parent() { missing }: Script): MissingFieldType[] {
    return missing.map((variable) => ({
      variable,
      label: VARIABLES[variable].label,
      advice: VARIABLES[variable].advice,
    }));
  }
}
