import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { type Student, StudentsStore, StudentType } from '../cohorts/index.js';
import { type Employer, EmployersStore, EmployerType } from '../employers/index.js';
import { sentenceOf, type Why } from '../follow-up-policies/index.js';
import { CurrentRequest } from '../identity/index.js';
import type { Fact } from '../kernel/fact.js';
import { inOrder } from '../kernel/fact-order.js';
import { Clock } from '../platform/clock/index.js';
import type { RequestContext } from '../platform/graphql/index.js';
import { NextStepType, ProspectType, type WhyType } from './prospect.graphql.js';
import type { Prospect } from './prospect.entity.js';
import { ProspectsStore } from './prospects.store.js';
import { FactType } from './timeline.graphql.js';

/** What hangs on a prospect; each kind is loaded in one go for all prospects of an answer. */
@Resolver(() => ProspectType)
export class ProspectFieldsResolver {
  constructor(
    private readonly store: ProspectsStore,
    private readonly employers: EmployersStore,
    private readonly students: StudentsStore,
    private readonly clock: Clock,
  ) {}

  @ResolveField(() => EmployerType, { description: 'Where the position is.' })
  employer(@Parent() prospect: Prospect, @CurrentRequest() request: RequestContext): Promise<Employer | null> {
    return request.load('employer', prospect.employerId, (ids) => this.employers.byIds(request.signedIn.centerId, ids));
  }

  @ResolveField(() => EmployerType, { nullable: true, description: 'The agency in between; null: none.' })
  agency(@Parent() prospect: Prospect, @CurrentRequest() request: RequestContext): Promise<Employer | null> | null {
    return prospect.agencyId
      ? request.load('employer', prospect.agencyId, (ids) => this.employers.byIds(request.signedIn.centerId, ids))
      : null;
  }

  @ResolveField(() => StudentType, { description: 'Whose candidacy it is.' })
  student(@Parent() prospect: Prospect, @CurrentRequest() request: RequestContext): Promise<Student | null> {
    return request.load('student', prospect.studentId, (ids) => this.students.byIds(request.signedIn.centerId, ids));
  }

  @ResolveField(() => NextStepType, {
    nullable: true,
    description:
      'What is owed now. Never null while the prospect is open; after its outcome only while aftercare is owed.',
  })
  nextStep(@Parent() prospect: Prospect): NextStepType | null {
    return prospect.nextStepKey === null ? null : nextStepOf(prospect, this.clock.now());
  }

  @ResolveField(() => [FactType], { description: 'Everything that is told of it, oldest first.' })
  async timeline(@Parent() prospect: Prospect, @CurrentRequest() request: RequestContext): Promise<FactType[]> {
    const facts = await request.load('timeline', prospect.id, (ids) =>
      this.store.factsOf(request.signedIn.centerId, ids),
    );
    return inOrder(facts ?? []).map((fact) => factTypeOf(fact, prospect));
  }
}

const nextStepOf = (prospect: Prospect, now: number): NextStepType => {
  const why = prospect.nextStepWhy as Why;
  const step = {
    kind: prospect.nextStepKind!,
    channel: prospect.nextStepChannel,
    dueOn: prospect.nextStepDueOn!,
    why,
  };
  return {
    ...step,
    key: prospect.nextStepKey!,
    owner: prospect.nextStepOwner!,
    opensAt: prospect.nextStepOpensAt!,
    dueAt: prospect.nextStepDueAt!,
    zone: prospect.nextStepZone!,
    isOverdue: new Date(prospect.nextStepDueAt!).getTime() < now,
    contactId: prospect.nextStepContactId,
    interviewId: prospect.nextStepInterviewId,
    why: whyTypeOf(why, sentenceOf(step)),
  };
};

const whyTypeOf = ({ step, anchor, offset, skipped, adjustments }: Why, sentence: string): WhyType => ({
  sentence,
  step,
  anchor: anchor.kind,
  anchorOn: anchor.on,
  offset,
  skipped,
  adjustments,
});

const factTypeOf = (fact: Fact, prospect: Prospect): FactType => ({
  id: fact.kind === 'APPLIED' ? prospect.id : fact.id,
  kind: fact.kind,
  at: new Date(fact.at),
  recordedAt: new Date(fact.recordedAt),
  followUp: fact.kind === 'FOLLOWED_UP' ? fact.followUp : null,
  disposition: fact.kind === 'FOLLOWED_UP' ? fact.disposition : null,
  promisedOn: 'promisedOn' in fact ? fact.promisedOn : null,
  until: fact.kind === 'SNOOZED' ? fact.until : null,
  reason: fact.kind === 'SNOOZED' ? fact.reason : null,
  interviewId: 'interviewId' in fact ? fact.interviewId : null,
  deadlineAt: 'deadline' in fact && fact.deadline !== null ? new Date(fact.deadline) : null,
  outcome: fact.kind === 'CLOSED' ? fact.outcome : null,
});
