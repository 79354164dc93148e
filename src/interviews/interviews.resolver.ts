import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, CurrentRequest, reaches, SignedInActor } from '../identity/index.js';
import type { Actor } from '../kernel/actor.js';
import { payloadOf, RequestContext, Uuid } from '../platform/graphql/index.js';
import { ProspectsStore } from '../prospects/index.js';
import { GamePlans } from './game-plans.service.js';
import { InterviewChanges } from './interview-changes.service.js';
import { InterviewType } from './interview.graphql.js';
import {
  AgreeGamePlanInput,
  CancelInterviewInput,
  CorrectInterviewInput,
  HoldInterviewInput,
  InterviewPayload,
  LogInterviewInput,
  RecordNoShowInput,
  RescheduleInterviewInput,
  ScheduleInterviewInput,
  WriteDebriefInput,
} from './interviews.inputs.graphql.js';
import { InterviewsService } from './interviews.service.js';
import { InterviewsStore } from './interviews.store.js';

@Resolver(() => InterviewType)
export class InterviewsResolver {
  constructor(
    private readonly interviews: InterviewsService,
    private readonly changes: InterviewChanges,
    private readonly gamePlans: GamePlans,
    private readonly store: InterviewsStore,
    private readonly prospects: ProspectsStore,
  ) {}

  @Allow('prospect.see')
  @Query(() => InterviewType, { nullable: true, description: 'One interview; null when there is none with this id.' })
  async interview(@CurrentRequest() request: RequestContext, @Args('id', { type: () => Uuid }) id: string) {
    const { signedIn } = request;
    const interview = await request.load('interview', id, (ids) => this.store.byIds(signedIn.centerId, ids));
    const prospect =
      interview &&
      (await request.load('prospect', interview.prospectId, (ids) => this.prospects.byIds(signedIn.centerId, ids)));
    return prospect && reaches(signedIn, prospect.studentId) ? interview : null;
  }

  @Allow('interview.log')
  @Mutation(() => InterviewPayload, {
    description: 'Enters an interview that lies ahead, with its prospect when that is new.',
  })
  async scheduleInterview(@SignedInActor() actor: Actor, @Args('input') input: ScheduleInterviewInput) {
    return payloadOf(await this.interviews.schedule(actor, input), input.clientMutationId);
  }

  @Allow('interview.log')
  @Mutation(() => InterviewPayload, {
    description: 'Logs an interview that took place: prospect, people met, game plan and debrief in one go.',
  })
  async logInterview(@SignedInActor() actor: Actor, @Args('input') input: LogInterviewInput) {
    return payloadOf(await this.interviews.log(actor, input), input.clientMutationId);
  }

  @Allow('interview.log')
  @Mutation(() => InterviewPayload, { description: 'Says that an agreed interview took place.' })
  async holdInterview(@SignedInActor() actor: Actor, @Args('input') input: HoldInterviewInput) {
    return payloadOf(await this.changes.hold(actor, input), input.clientMutationId);
  }

  @Allow('interview.log')
  @Mutation(() => InterviewPayload, { description: 'Says that an agreed interview will not take place.' })
  async cancelInterview(@SignedInActor() actor: Actor, @Args('input') input: CancelInterviewInput) {
    return payloadOf(await this.changes.cancel(actor, input), input.clientMutationId);
  }

  @Allow('interview.log')
  @Mutation(() => InterviewPayload, { description: 'Says that one side did not come.' })
  async recordNoShow(@SignedInActor() actor: Actor, @Args('input') input: RecordNoShowInput) {
    return payloadOf(await this.changes.recordNoShow(actor, input), input.clientMutationId);
  }

  @Allow('interview.log')
  @Mutation(() => InterviewPayload, {
    description: 'Moves an agreed interview: answers the new appointment of the same round.',
  })
  async rescheduleInterview(@SignedInActor() actor: Actor, @Args('input') input: RescheduleInterviewInput) {
    return payloadOf(await this.changes.reschedule(actor, input), input.clientMutationId);
  }

  @Allow('interview.log')
  @Mutation(() => InterviewPayload, { description: 'Corrects round, kind, format and times of an interview.' })
  async correctInterview(@SignedInActor() actor: Actor, @Args('input') input: CorrectInterviewInput) {
    return payloadOf(await this.changes.correct(actor, input), input.clientMutationId);
  }

  @Allow('interview.log')
  @Mutation(() => InterviewPayload, { description: 'Records the game plan of an interview that was held.' })
  async agreeGamePlan(@SignedInActor() actor: Actor, @Args('input') input: AgreeGamePlanInput) {
    return payloadOf(await this.gamePlans.agree(actor, input), input.clientMutationId);
  }

  @Allow('interview.log')
  @Mutation(() => InterviewPayload, { description: 'Records how an interview went.' })
  async writeDebrief(@SignedInActor() actor: Actor, @Args('input') input: WriteDebriefInput) {
    return payloadOf(await this.gamePlans.writeDebrief(actor, input), input.clientMutationId);
  }
}
