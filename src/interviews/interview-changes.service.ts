import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor.js';
import { ok, type Result } from '../kernel/result.js';
import { Clock } from '../platform/clock/index.js';
import { UseCases } from '../platform/idempotency/index.js';
import { parse } from '../platform/validation/index.js';
import { GamePlans } from './game-plans.service.js';
import type {
  CancelInterviewInput,
  CorrectInterviewInput,
  HoldInterviewInput,
  RecordNoShowInput,
  RescheduleInterviewInput,
} from './interviews.inputs.graphql.js';
import { CallingOff, Correction, HeldInterview, Missing, Rescheduling } from './interviews.input.js';
import { type InterviewAnswer, InterviewRows } from './interview-rows.service.js';
import { KnownInterviews } from './known-interviews.service.js';

/** What becomes of an interview that was agreed: held, cancelled, moved, missed; and corrections. */
@Injectable()
export class InterviewChanges {
  constructor(
    private readonly useCases: UseCases,
    private readonly known: KnownInterviews,
    private readonly rows: InterviewRows,
    private readonly gamePlans: GamePlans,
    private readonly clock: Clock,
  ) {}

  hold(actor: Actor, input: HoldInterviewInput): Promise<Result<InterviewAnswer>> {
    return this.useCases.run(actor, { name: 'holdInterview', input }, async (tx) => {
      const given = parse(HeldInterview, input);
      if (!given.ok) return given;
      const found = await this.known.find(tx, actor, given.value);
      if (!found.ok) return found;
      const logged = await this.known.hold(tx, actor, found.value, given.value);
      return logged.ok ? this.gamePlans.keep(tx, actor, logged.value, given.value) : logged;
    });
  }

  cancel(actor: Actor, input: CancelInterviewInput): Promise<Result<InterviewAnswer>> {
    return this.useCases.run(actor, { name: 'cancelInterview', input }, async (tx) => {
      const given = parse(CallingOff, input);
      if (!given.ok) return given;
      const found = await this.known.find(tx, actor, given.value);
      return found.ok
        ? this.known.callOff(tx, actor, found.value, { status: 'CANCELLED', statusAt: this.toldAt(given.value.toldAt) })
        : found;
    });
  }

  recordNoShow(actor: Actor, input: RecordNoShowInput): Promise<Result<InterviewAnswer>> {
    return this.useCases.run(actor, { name: 'recordNoShow', input }, async (tx) => {
      const given = parse(Missing, input);
      if (!given.ok) return given;
      const found = await this.known.find(tx, actor, given.value);
      if (!found.ok) return found;
      const { startsAt } = found.value.interview;
      return this.known.callOff(tx, actor, found.value, {
        status: 'NO_SHOW',
        statusAt: startsAt,
        missedBy: given.value.missedBy,
      });
    });
  }

  /** The moved interview is a new one of the same round; the old one says where it went. */
  reschedule(actor: Actor, input: RescheduleInterviewInput): Promise<Result<InterviewAnswer>> {
    return this.useCases.run(actor, { name: 'rescheduleInterview', input }, async (tx) => {
      const given = parse(Rescheduling, input);
      if (!given.ok) return given;
      const found = await this.known.find(tx, actor, given.value);
      if (!found.ok) return found;
      const { interview, prospect } = found.value;
      const again = {
        ...given.value,
        prospectId: prospect.id,
        prospect: null,
        round: interview.round,
        kind: interview.kind,
        format: interview.format,
        zone: given.value.zone ?? interview.zone,
        contacts: [],
      };
      const moved = await this.rows.add(tx, actor, prospect, again, 'SCHEDULED');
      if (!moved.ok) return moved;
      const off = await this.known.callOff(tx, actor, found.value, {
        status: 'RESCHEDULED',
        statusAt: this.toldAt(given.value.toldAt),
        rescheduledToId: moved.value.interview.id,
      });
      return off.ok ? ok({ interview: moved.value.interview, prospect: off.value.prospect }) : off;
    });
  }

  correct(actor: Actor, input: CorrectInterviewInput): Promise<Result<InterviewAnswer>> {
    return this.useCases.run(actor, { name: 'correctInterview', input }, async (tx) => {
      const given = parse(Correction, input);
      if (!given.ok) return given;
      const found = await this.known.find(tx, actor, given.value);
      return found.ok ? this.known.correct(tx, actor, found.value, given.value) : found;
    });
  }

  private toldAt(toldAt: number | null): Date {
    return new Date(toldAt ?? this.clock.now());
  }
}
