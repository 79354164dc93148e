import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import type { Actor } from '../kernel/actor.js';
import { fail, ok, type Result } from '../kernel/result.js';
import type { Transaction } from '../platform/database/index.js';
import { type Prospect, ProspectOpening, Recording } from '../prospects/index.js';
import { held, scheduled, type ToldInterview } from './domain/interview-facts.js';
import { InterviewEntry, inInstants } from './interview-entry.service.js';
import type { Interview } from './interview.entity.js';
import type { NewInterview } from './interviews.input.js';
import { InterviewsStore } from './interviews.store.js';
import { MetContacts } from './met-contacts.service.js';

export interface InterviewAnswer {
  readonly interview: Interview;
  /** As it is now, with its next step. */
  readonly prospect: Prospect;
}

/** The prospect that an interview belongs to: a known one, held, or a new one, opened. */
@Injectable()
export class InterviewTargets {
  constructor(
    private readonly opening: ProspectOpening,
    private readonly recording: Recording,
  ) {}

  find(
    tx: Transaction,
    actor: Actor,
    { prospectId, prospect }: Pick<NewInterview, 'prospectId' | 'prospect'>,
  ): Promise<Result<Prospect>> {
    if (prospectId !== null) return this.recording.hold(tx, actor, prospectId);
    return this.opening.open(tx, actor, prospect!);
  }
}

/** Writes the row of a new interview, when it fits what is told of its prospect; the caller replans. */
@Injectable()
export class InterviewRows {
  constructor(
    private readonly store: InterviewsStore,
    private readonly contacts: MetContacts,
    private readonly entry: InterviewEntry,
    private readonly recording: Recording,
    private readonly audit: Audit,
  ) {}

  async add(
    tx: Transaction,
    actor: Actor,
    prospect: Prospect,
    given: NewInterview,
    status: 'SCHEDULED' | 'HELD',
  ): Promise<Result<InterviewAnswer>> {
    if (given.id && (await this.store.byId(tx, given.id)))
      return fail('ID_TAKEN', 'An interview with this id is there already; make a new id.', 'id');
    const contactIds = await this.contacts.find(tx, actor, prospect, given.contacts);
    if (!contactIds.ok) return contactIds;
    const interview = await this.entry.complete(tx, actor, prospect, given, status);
    const allowed = await this.allow(
      tx,
      prospect,
      given,
      inInstants(interview),
      status === 'HELD' ? contactIds.value : null,
    );
    if (!allowed.ok) return allowed;
    this.store.add(tx, interview);
    this.store.addContacts(tx, interview.id, contactIds.value);
    await this.audit.record(tx, actor, {
      action: AUDITED[status],
      subjectType: 'Interview',
      subjectId: interview.id,
      after: { ...interview, contactIds: contactIds.value },
    });
    const row = { ...interview, centerId: tx.centerId, version: 1 };
    return ok({
      interview: row,
      prospect: status === 'HELD' ? await this.entry.pin(tx, prospect, row.endsAt) : prospect,
    });
  }

  /** Of a prospect that is opened with the interview nothing is told yet that could speak against it. */
  private allow(
    tx: Transaction,
    prospect: Prospect,
    given: NewInterview,
    told: ToldInterview,
    met: readonly string[] | null,
  ): Promise<Result<null>> | Result<null> {
    if (given.prospectId === null) return ok(null);
    return this.recording.allow(tx, prospect, met ? [scheduled(told), held(told, met)] : [scheduled(told)]);
  }
}

const AUDITED = { SCHEDULED: 'interview.scheduled', HELD: 'interview.logged' } as const;
