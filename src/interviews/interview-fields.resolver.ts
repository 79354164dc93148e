import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { type Contact, ContactsStore, ContactType } from '../employers/index.js';
import { CurrentRequest } from '../identity/index.js';
import type { RequestContext } from '../platform/graphql/index.js';
import { type Prospect, ProspectsStore, ProspectType } from '../prospects/index.js';
import { DebriefType, GamePlanType, InterviewType } from './interview.graphql.js';
import type { Debrief, GamePlan, Interview } from './interview.entity.js';
import { InterviewsStore } from './interviews.store.js';

/** What hangs on an interview. */
@Resolver(() => InterviewType)
export class InterviewFieldsResolver {
  constructor(
    private readonly store: InterviewsStore,
    private readonly prospects: ProspectsStore,
    private readonly contacts: ContactsStore,
  ) {}

  @ResolveField(() => ProspectType, { description: 'The prospect it belongs to.' })
  prospect(@Parent() interview: Interview, @CurrentRequest() request: RequestContext): Promise<Prospect | null> {
    return request.load('prospect', interview.prospectId, (ids) =>
      this.prospects.byIds(request.signedIn.centerId, ids),
    );
  }

  @ResolveField(() => GamePlanType, {
    nullable: true,
    description: 'What was agreed before leaving; null: not recorded.',
  })
  gamePlan(@Parent() interview: Interview, @CurrentRequest() request: RequestContext): Promise<GamePlan | null> {
    return request.load('game-plan', interview.id, (ids) => this.store.gamePlans(request.signedIn.centerId, ids));
  }

  @ResolveField(() => DebriefType, { nullable: true, description: 'How it went; null: not recorded.' })
  debrief(@Parent() interview: Interview, @CurrentRequest() request: RequestContext): Promise<Debrief | null> {
    return request.load('debrief', interview.id, (ids) => this.store.debriefs(request.signedIn.centerId, ids));
  }

  @ResolveField(() => [ContactType], { name: 'contacts', description: 'Who was there.' })
  async met(@Parent() interview: Interview, @CurrentRequest() request: RequestContext): Promise<Contact[]> {
    const { centerId } = request.signedIn;
    const ids = await request.load('met-contact-ids', interview.id, (interviewIds) =>
      this.store.contactIds(centerId, interviewIds),
    );
    const met = await Promise.all(
      (ids ?? []).map((id) => request.load('contact', id, (contactIds) => this.contacts.byIds(centerId, contactIds))),
    );
    return met.filter((contact) => contact !== null);
  }
}

/** The interviews of a prospect, told where they are known. */
@Resolver(() => ProspectType)
export class ProspectInterviewsResolver {
  constructor(private readonly store: InterviewsStore) {}

  @ResolveField(() => [InterviewType], { description: 'Its rounds, in the order they took place or will.' })
  async interviews(@Parent() prospect: Prospect, @CurrentRequest() request: RequestContext): Promise<Interview[]> {
    return (
      (await request.load('interviews-of-prospect', prospect.id, (ids) =>
        this.store.ofProspects(request.signedIn.centerId, ids),
      )) ?? []
    );
  }
}
