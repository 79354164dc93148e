import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import type { Actor } from '../kernel/actor.js';
import { fail, ok, type Result } from '../kernel/result.js';
import type { Transaction } from '../platform/database/index.js';
import { expectVersion, notAfter } from '../platform/validation/index.js';
import { Recording } from '../prospects/index.js';
import { calledOff, held } from './domain/interview-facts.js';
import { INTERVIEW_NOT_FOUND } from './game-plans.service.js';
import { inInstants, InterviewEntry } from './interview-entry.service.js';
import type { InterviewAnswer } from './interview-rows.service.js';
import type { Interview } from './interview.entity.js';
import { InterviewsStore } from './interviews.store.js';
import { MetContacts } from './met-contacts.service.js';

type Status = Pick<Interview, 'status' | 'statusAt'> & Partial<Interview>;

/** Interviews that are recorded already. */
@Injectable()
export class KnownInterviews {
  constructor(
    private readonly store: InterviewsStore,
    private readonly contacts: MetContacts,
    private readonly entry: InterviewEntry,
    private readonly recording: Recording,
    private readonly audit: Audit,
  ) {}

  /** The interview, its prospect held, when the actor may act on it and nobody changed it since it was read. */
  async find(
    tx: Transaction,
    actor: Actor,
    given: { interviewId: string; version: number },
  ): Promise<Result<InterviewAnswer>> {
    const seen = await this.store.byId(tx, given.interviewId);
    const prospect = seen && (await this.recording.hold(tx, actor, seen.prospectId));
    if (!prospect?.ok) return INTERVIEW_NOT_FOUND;
    const interview = (await this.store.byId(tx, given.interviewId)) as Interview;
    const current = expectVersion(interview.version, given.version);
    return current.ok ? ok({ interview, prospect: prospect.value }) : current;
  }

  async hold(
    tx: Transaction,
    actor: Actor,
    { interview, prospect }: InterviewAnswer,
    given: { endsAt: number | null; contacts: Parameters<MetContacts['find']>[3] },
  ): Promise<Result<InterviewAnswer>> {
    const endsAt = new Date(given.endsAt ?? interview.endsAt.getTime());
    const times = checkEnd(interview, endsAt);
    if (!times.ok) return times;
    const contactIds = await this.contacts.find(tx, actor, prospect, given.contacts);
    if (!contactIds.ok) return contactIds;
    const fact = held({ ...inInstants(interview), endsAt: endsAt.getTime() }, contactIds.value);
    const allowed = await this.recording.allow(tx, prospect, [fact]);
    if (!allowed.ok) return allowed;
    this.store.addContacts(tx, interview.id, contactIds.value);
    const after = await this.save(tx, actor, interview, { status: 'HELD', statusAt: endsAt, endsAt }, 'interview.held');
    return ok({ interview: after, prospect: await this.entry.pin(tx, prospect, endsAt) });
  }

  async callOff(
    tx: Transaction,
    actor: Actor,
    { interview, prospect }: InterviewAnswer,
    status: Status,
  ): Promise<Result<InterviewAnswer>> {
    const at = status.statusAt.getTime();
    const past = notAfter(this.entry.now(), at, 'toldAt');
    if (!past.ok) return past;
    const fact = calledOff(
      interview.id,
      status.status as 'CANCELLED' | 'RESCHEDULED' | 'NO_SHOW',
      at,
      this.entry.now(),
    );
    const allowed = await this.recording.allow(tx, prospect, [fact]);
    if (!allowed.ok) return allowed;
    const after = await this.save(tx, actor, interview, status, CALLED_OFF[status.status] as string);
    return ok({ interview: after, prospect: await this.recording.replan(tx, prospect) });
  }

  async correct(
    tx: Transaction,
    actor: Actor,
    answer: InterviewAnswer,
    given: { startsAt: number; endsAt: number; zone: string | null } & Pick<Interview, 'round' | 'kind' | 'format'>,
  ): Promise<Result<InterviewAnswer>> {
    const { interview } = answer;
    const past = interview.status === 'HELD' ? notAfter(this.entry.now(), given.endsAt, 'endsAt') : ok(null);
    if (!past.ok) return past;
    const endsAt = new Date(given.endsAt);
    const statusAt = interview.status === 'HELD' ? endsAt : interview.statusAt;
    const { round, kind, format } = given;
    const startsAt = new Date(given.startsAt);
    const changes = { round, kind, format, startsAt, endsAt, zone: given.zone ?? interview.zone, statusAt };
    const after = await this.recording.correct(tx, answer.prospect, 'startsAt', () =>
      this.save(tx, actor, interview, changes, 'interview.corrected'),
    );
    return after.ok
      ? ok({ interview: after.value, prospect: await this.recording.replan(tx, answer.prospect) })
      : after;
  }

  private async save(
    tx: Transaction,
    actor: Actor,
    interview: Interview,
    changes: Partial<Interview>,
    action: string,
  ): Promise<Interview> {
    const after = this.store.change(tx, interview, changes);
    await this.audit.record(tx, actor, {
      action,
      subjectType: 'Interview',
      subjectId: interview.id,
      before: interview,
      after,
    });
    return after;
  }
}

const CALLED_OFF: Partial<Record<Interview['status'], string>> = {
  CANCELLED: 'interview.cancelled',
  RESCHEDULED: 'interview.rescheduled',
  NO_SHOW: 'interview.missed',
};

const checkEnd = ({ startsAt }: Interview, endsAt: Date): Result<null> =>
  endsAt > startsAt
    ? ok(null)
    : fail('VALUE_NOT_VALID', 'endsAt: must come after the start of the interview.', 'endsAt');
