import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { Audit } from '../audit/index.js';
import type { Actor } from '../kernel/actor.js';
import { fail, ok, type Result } from '../kernel/result.js';
import { Clock } from '../platform/clock/index.js';
import type { Transaction } from '../platform/database/index.js';
import { UseCases } from '../platform/idempotency/index.js';
import { parse } from '../platform/validation/index.js';
import { Recording } from '../prospects/index.js';
import type { Debrief, GamePlan, Interview } from './interview.entity.js';
import type { AgreeGamePlanInput, WriteDebriefInput } from './interviews.inputs.graphql.js';
import { AgreedGamePlan, type DebriefGiven, type GamePlanGiven, WrittenDebrief } from './interviews.input.js';
import type { InterviewAnswer } from './interview-rows.service.js';
import { InterviewsStore } from './interviews.store.js';

type Plan = z.output<typeof GamePlanGiven>;
type DebriefText = z.output<typeof DebriefGiven>;

interface Given {
  readonly gamePlan: Plan | null;
  readonly debrief: DebriefText | null;
}

interface Before {
  readonly gamePlan: GamePlan | null;
  readonly debrief: Debrief | null;
}

const NOTHING_YET: Before = { gamePlan: null, debrief: null };

export const INTERVIEW_NOT_FOUND = fail('INTERVIEW_NOT_FOUND', 'There is no such interview.', 'interviewId');

/** What was agreed before leaving, and how it went. Written again, the earlier words stay in the audit trail. */
@Injectable()
export class GamePlans {
  constructor(
    private readonly useCases: UseCases,
    private readonly store: InterviewsStore,
    private readonly recording: Recording,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  agree(actor: Actor, input: AgreeGamePlanInput): Promise<Result<InterviewAnswer>> {
    return this.useCases.run(actor, { name: 'agreeGamePlan', input }, async (tx) => {
      const given = parse(AgreedGamePlan, input);
      return given.ok
        ? this.writeTo(tx, actor, given.value.interviewId, { gamePlan: given.value.gamePlan, debrief: null })
        : given;
    });
  }

  writeDebrief(actor: Actor, input: WriteDebriefInput): Promise<Result<InterviewAnswer>> {
    return this.useCases.run(actor, { name: 'writeDebrief', input }, async (tx) => {
      const given = parse(WrittenDebrief, input);
      return given.ok
        ? this.writeTo(tx, actor, given.value.interviewId, { gamePlan: null, debrief: given.value.debrief })
        : given;
    });
  }

  /** Keeps what was given of both with an interview that is being recorded, and replans once for all of it. */
  async keep(
    tx: Transaction,
    actor: Actor,
    { interview, prospect }: InterviewAnswer,
    given: Given,
    before: Before = NOTHING_YET,
  ): Promise<Result<InterviewAnswer>> {
    if (given.gamePlan) await this.saveGamePlan(tx, actor, interview, given.gamePlan, before.gamePlan);
    if (given.debrief) await this.saveDebrief(tx, actor, interview, given.debrief, before.debrief);
    return ok({ interview, prospect: await this.recording.replan(tx, prospect) });
  }

  private async writeTo(
    tx: Transaction,
    actor: Actor,
    interviewId: string,
    given: Given,
  ): Promise<Result<InterviewAnswer>> {
    const interview = await this.store.byId(tx, interviewId);
    if (!interview) return INTERVIEW_NOT_FOUND;
    const prospect = await this.recording.hold(tx, actor, interview.prospectId);
    if (!prospect.ok) return INTERVIEW_NOT_FOUND;
    if (interview.status !== 'HELD')
      return fail('INTERVIEW_NOT_HELD', 'This interview has not been logged as held; log it first.', 'interviewId');
    const before = {
      gamePlan: await this.store.gamePlan(tx, interview.id),
      debrief: await this.store.debrief(tx, interview.id),
    };
    return this.keep(tx, actor, { interview, prospect: prospect.value }, given, before);
  }

  private async saveGamePlan(
    tx: Transaction,
    actor: Actor,
    interview: Interview,
    given: Plan,
    before: GamePlan | null,
  ): Promise<void> {
    const plan = {
      ...given,
      interviewId: interview.id,
      agreedAt: interview.endsAt,
      recordedAt: new Date(this.clock.now()),
      version: (before?.version ?? 0) + 1,
    };
    this.store.saveGamePlan(tx, plan, before);
    await this.audit.record(tx, actor, {
      action: 'game-plan.agreed',
      subjectType: 'Interview',
      subjectId: interview.id,
      before,
      after: plan,
    });
  }

  private async saveDebrief(
    tx: Transaction,
    actor: Actor,
    interview: Interview,
    given: DebriefText,
    before: Debrief | null,
  ): Promise<void> {
    const debrief = {
      ...given,
      interviewId: interview.id,
      recordedAt: new Date(this.clock.now()),
      version: (before?.version ?? 0) + 1,
    };
    this.store.saveDebrief(tx, debrief, before);
    await this.audit.record(tx, actor, {
      action: 'debrief.written',
      subjectType: 'Interview',
      subjectId: interview.id,
      before,
      after: debrief,
    });
  }
}
