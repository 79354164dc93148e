import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor.js';
import { fail, ok, type Result } from '../kernel/result.js';
import { Clock } from '../platform/clock/index.js';
import { UseCases } from '../platform/idempotency/index.js';
import { notAfter, parse } from '../platform/validation/index.js';
import { Recording } from '../prospects/index.js';
import { GamePlans } from './game-plans.service.js';
import { type InterviewAnswer, InterviewRows, InterviewTargets } from './interview-rows.service.js';
import type { LogInterviewInput, ScheduleInterviewInput } from './interviews.inputs.graphql.js';
import { LoggedInterview, NewInterview } from './interviews.input.js';

const NOT_HELD_YET = fail(
  'DATE_IN_THE_FUTURE',
  'endsAt: must not lie in the future; an interview that is still to come is entered with scheduleInterview.',
  'endsAt',
);

/** New interviews: agreed for some time ahead, or logged after they took place. */
@Injectable()
export class InterviewsService {
  constructor(
    private readonly useCases: UseCases,
    private readonly targets: InterviewTargets,
    private readonly rows: InterviewRows,
    private readonly gamePlans: GamePlans,
    private readonly recording: Recording,
    private readonly clock: Clock,
  ) {}

  schedule(actor: Actor, input: ScheduleInterviewInput): Promise<Result<InterviewAnswer>> {
    return this.useCases.run(actor, { name: 'scheduleInterview', input }, async (tx) => {
      const given = parse(NewInterview, input);
      if (!given.ok) return given;
      const target = await this.targets.find(tx, actor, given.value);
      if (!target.ok) return target;
      const added = await this.rows.add(tx, actor, target.value, given.value, 'SCHEDULED');
      return added.ok ? ok({ ...added.value, prospect: await this.recording.replan(tx, added.value.prospect) }) : added;
    });
  }

  /** Logs an interview that took place, with everything agreed and learned in it, in one go. */
  log(actor: Actor, input: LogInterviewInput): Promise<Result<InterviewAnswer>> {
    return this.useCases.run(actor, { name: 'logInterview', input }, async (tx) => {
      const given = parse(LoggedInterview, input);
      if (!given.ok) return given;
      if (!notAfter(this.clock.now(), given.value.endsAt, 'endsAt').ok) return NOT_HELD_YET;
      const target = await this.targets.find(tx, actor, given.value);
      if (!target.ok) return target;
      const added = await this.rows.add(tx, actor, target.value, given.value, 'HELD');
      return added.ok ? this.gamePlans.keep(tx, actor, added.value, given.value) : added;
    });
  }
}
