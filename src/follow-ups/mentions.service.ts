import { Injectable } from '@nestjs/common';
import { ContactsStore } from '../employers/index.js';
import { InterviewsStore } from '../interviews/index.js';
import { isStaff, type Actor } from '../kernel/actor.js';
import type { FollowUpKind } from '../kernel/fact.js';
import { fail, ok, type Result } from '../kernel/result.js';
import type { Transaction } from '../platform/database/index.js';
import { notAfter } from '../platform/validation/index.js';
import type { Prospect } from '../prospects/index.js';
import type { NewFollowUp } from './follow-ups.input.js';
import { FollowUpsStore } from './follow-ups.store.js';

/** What only a counselor, lead or admin does. */
const STAFF_ONLY: ReadonlySet<FollowUpKind> = new Set(['COUNSELOR_REVIEW', 'OFFER_REVIEW']);

/** Whether everything that a follow-up mentions is there and belongs to its prospect. */
@Injectable()
export class Mentions {
  constructor(
    private readonly store: FollowUpsStore,
    private readonly contacts: ContactsStore,
    private readonly interviews: InterviewsStore,
  ) {}

  async check(
    tx: Transaction,
    actor: Actor,
    prospect: Prospect,
    given: NewFollowUp,
    now: number,
  ): Promise<Result<null>> {
    const past = notAfter(now, given.happenedAt, 'happenedAt');
    if (!past.ok) return past;
    if (STAFF_ONLY.has(given.kind) && !isStaff(actor))
      return fail('STAFF_ONLY', 'kind: this is for your counselor to do.', 'kind');
    if (given.id && (await this.store.byId(tx, given.id)))
      return fail('ID_TAKEN', 'A follow-up with this id is there already; make a new id.', 'id');
    if (given.contactId && !(await this.contacts.known(tx, [given.contactId])).has(given.contactId))
      return fail('CONTACT_NOT_FOUND', 'There is no such contact.', 'contactId');
    const interview = given.interviewId ? await this.interviews.byId(tx, given.interviewId) : null;
    if (given.interviewId && interview?.prospectId !== prospect.id)
      return fail('INTERVIEW_NOT_FOUND', 'This prospect has no such interview.', 'interviewId');
    return ok(null);
  }
}
