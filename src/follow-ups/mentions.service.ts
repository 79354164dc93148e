import { Injectable } from '@nestjs/common';
import { type Contact, ContactsStore } from '../employers/index.js';
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

const CONTACT_THE_AGENCY = fail(
  'CONTACT_THE_AGENCY_ONLY',
  'contactId: an agency acts for this employer, so everything but the thanks goes to a contact of the agency. If they contacted you, say so with theyContactedUs.',
  'contactId',
);

/** Whoever was met is thanked directly; everything else goes through the agency that acts for the employer. */
const passesByTheAgency = (prospect: Prospect, contact: Contact, { kind, theyContactedUs }: NewFollowUp): boolean =>
  prospect.agencyId !== null &&
  contact.employerId === prospect.employerId &&
  kind !== 'THANK_YOU' &&
  theyContactedUs !== true;

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
    const contact = given.contactId ? (await this.contacts.known(tx, [given.contactId])).get(given.contactId) : null;
    if (contact === undefined) return fail('CONTACT_NOT_FOUND', 'There is no such contact.', 'contactId');
    if (contact && passesByTheAgency(prospect, contact, given)) return CONTACT_THE_AGENCY;
    const interview = given.interviewId ? await this.interviews.byId(tx, given.interviewId) : null;
    if (given.interviewId && interview?.prospectId !== prospect.id)
      return fail('INTERVIEW_NOT_FOUND', 'This prospect has no such interview.', 'interviewId');
    return ok(null);
  }
}
