import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import { ContactsStore } from '../employers/index.js';
import { InterviewsStore } from '../interviews/index.js';
import { isStaff, type Actor } from '../kernel/actor.js';
import type { FollowedUp, FollowUpKind } from '../kernel/fact.js';
import { fail, ok, type Result } from '../kernel/result.js';
import { Clock, newId } from '../platform/clock/index.js';
import type { Transaction } from '../platform/database/index.js';
import { notAfter } from '../platform/validation/index.js';
import { type Prospect, Recording } from '../prospects/index.js';
import { answers } from './domain/answers.js';
import type { FollowUp } from './follow-up.entity.js';
import type { FollowUpCorrection, NewFollowUp } from './follow-ups.input.js';
import { FollowUpsStore } from './follow-ups.store.js';

/** What only a counselor, lead or admin does. */
const STAFF_ONLY: ReadonlySet<FollowUpKind> = new Set(['COUNSELOR_REVIEW', 'OFFER_REVIEW']);

/** Writes the rows of follow-ups, when they fit what is told of their prospect. */
@Injectable()
export class FollowUpRows {
  constructor(
    private readonly store: FollowUpsStore,
    private readonly mentions: Mentions,
    private readonly recording: Recording,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async add(tx: Transaction, actor: Actor, prospect: Prospect, given: NewFollowUp): Promise<Result<FollowUp>> {
    const now = this.clock.now();
    const fit = await this.mentions.check(tx, actor, prospect, given, now);
    if (!fit.ok) return fit;
    const row = rowOf(given, prospect, actor, now);
    const allowed = await this.recording.allow(tx, prospect, [factOf(row)]);
    if (!allowed.ok) return allowed;
    const followUp = await this.store.add(tx, row);
    await this.audit.record(tx, actor, { action: 'follow-up.recorded', subjectType: 'FollowUp', subjectId: row.id, after: followUp });
    return ok(followUp);
  }

  async correct(tx: Transaction, actor: Actor, before: FollowUp, { followUpId: _, version: __, happenedAt, ...told }: FollowUpCorrection): Promise<Result<FollowUp>> {
    const past = notAfter(this.clock.now(), happenedAt, 'happenedAt');
    if (!past.ok) return past;
    const after = await this.store.change(tx, before, { ...told, happenedAt: happenedAt === null ? before.happenedAt : new Date(happenedAt) });
    await this.audit.record(tx, actor, { action: 'follow-up.corrected', subjectType: 'FollowUp', subjectId: before.id, before, after });
    return ok(after);
  }
}

/** Whether everything that a follow-up mentions is there and belongs to its prospect. */
@Injectable()
export class Mentions {
  constructor(
    private readonly store: FollowUpsStore,
    private readonly contacts: ContactsStore,
    private readonly interviews: InterviewsStore,
  ) {}

  async check(tx: Transaction, actor: Actor, prospect: Prospect, given: NewFollowUp, now: number): Promise<Result<null>> {
    const past = notAfter(now, given.happenedAt, 'happenedAt');
    if (!past.ok) return past;
    if (STAFF_ONLY.has(given.kind) && !isStaff(actor)) return fail('STAFF_ONLY', 'kind: this is for your counselor to do.', 'kind');
    if (given.id && (await this.store.byId(tx, given.id))) return fail('ID_TAKEN', 'A follow-up with this id is there already; make a new id.', 'id');
    if (given.contactId && !(await this.contacts.known(tx, [given.contactId])).has(given.contactId))
      return fail('CONTACT_NOT_FOUND', 'There is no such contact.', 'contactId');
    const interview = given.interviewId ? await this.interviews.byId(tx, given.interviewId) : null;
    if (given.interviewId && interview?.prospectId !== prospect.id) return fail('INTERVIEW_NOT_FOUND', 'This prospect has no such interview.', 'interviewId');
    return ok(null);
  }
}

const rowOf = ({ offer: _, ...given }: NewFollowUp, prospect: Prospect, actor: Actor, now: number) => {
  const isTheStep = answers(given.kind, prospect.nextStepKind);
  return {
    ...given,
    id: given.id ?? newId(),
    happenedAt: new Date(given.happenedAt ?? now),
    answersStep: isTheStep ? prospect.nextStepKey : null,
    answersStepDueAt: isTheStep ? prospect.nextStepDueAt : null,
    recordedAt: new Date(now),
    recordedBy: actor.userId,
  };
};

/** The same fact as the view `prospect_facts` tells it. */
const factOf = (row: Omit<FollowUp, 'centerId' | 'version'>): FollowedUp => ({
  kind: 'FOLLOWED_UP',
  id: row.id,
  at: row.happenedAt.getTime(),
  recordedAt: row.recordedAt.getTime(),
  followUp: row.kind,
  channel: row.channel,
  contactId: row.contactId,
  interviewId: row.interviewId,
  disposition: row.disposition,
  promisedOn: row.promisedOn,
  callBackOn: row.callBackOn,
  feedbackGiven: row.feedback !== null,
  decision: row.decision,
});
