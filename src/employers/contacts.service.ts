import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor.js';
import { fail, ok, type Result } from '../kernel/result.js';
import { Audit } from '../audit/index.js';
import { Clock, newId } from '../platform/clock/index.js';
import type { Transaction } from '../platform/database/index.js';
import { UseCases } from '../platform/idempotency/index.js';
import { expectVersion, parse, parseChanges } from '../platform/validation/index.js';
import type { Contact } from './contact.entity.js';
import type { AddContactInput, ChangeContactInput } from './contacts.graphql.js';
import { ContactFields, NewContact } from './contacts.input.js';
import { ContactsStore } from './contacts.store.js';
import { EmployersStore } from './employers.store.js';

type Given = Pick<Contact, 'employerId' | 'name' | 'title' | 'role' | 'phone' | 'email' | 'zone'> & {
  readonly id?: string | null | undefined;
};

const NOT_FOUND = fail('CONTACT_NOT_FOUND', 'There is no contact with this id.', 'id');
const EMPLOYER_NOT_FOUND = fail('EMPLOYER_NOT_FOUND', 'There is no employer with this id.', 'employerId');
const ID_TAKEN = fail('ID_TAKEN', 'This id is used already; make a new UUIDv7.', 'id');

@Injectable()
export class ContactsService {
  constructor(
    private readonly useCases: UseCases,
    private readonly store: ContactsStore,
    private readonly employers: EmployersStore,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  add(actor: Actor, input: AddContactInput): Promise<Result<{ contact: Contact }>> {
    return this.useCases.run(actor, { name: 'addContact', input }, async (tx) => {
      const parsed = parse(NewContact, input);
      if (!parsed.ok) return parsed;
      const employer = await this.employers.liveById(tx, parsed.value.employerId);
      if (!employer) return EMPLOYER_NOT_FOUND;
      const contact = await this.addTo(tx, actor, { ...parsed.value, employerId: employer.id });
      return contact.ok ? ok({ contact: contact.value }) : contact;
    });
  }

  /** Adds somebody to an employer of which the caller knows that it is there and was not merged into another. */
  async addTo(tx: Transaction, actor: Actor, { id, ...given }: Given): Promise<Result<Contact>> {
    const contact = { ...given, id: id ?? newId(), createdAt: new Date(this.clock.now()) };
    if (id) {
      if (!(await this.store.addIfFree(tx, contact))) return ID_TAKEN;
    } else this.store.add(tx, contact);
    await this.audit.record(tx, actor, {
      action: 'contact.added',
      subjectType: 'Contact',
      subjectId: contact.id,
      after: contact,
    });
    return ok({ ...contact, centerId: tx.centerId, version: 1 });
  }

  change(actor: Actor, input: ChangeContactInput): Promise<Result<{ contact: Contact }>> {
    return this.useCases.run(actor, { name: 'changeContact', input }, async (tx) => {
      const parsed = parseChanges(ContactFields, input);
      if (!parsed.ok) return parsed;
      const before = await this.store.byIdToChange(tx, input.id);
      if (!before) return NOT_FOUND;
      const current = expectVersion(before.version, input.version);
      if (!current.ok) return current;
      return ok({
        contact: await this.update(tx, actor, before, { ...before, ...parsed.value, version: before.version + 1 }),
      });
    });
  }

  private async update(tx: Transaction, actor: Actor, before: Contact, after: Contact): Promise<Contact> {
    await this.store.change(tx, before.id, after);
    await this.audit.record(tx, actor, {
      action: 'contact.changed',
      subjectType: 'Contact',
      subjectId: before.id,
      before,
      after,
    });
    if (before.zone !== after.zone)
      await this.employers.outdatePlans(tx, before.employerId, new Date(this.clock.now()));
    return after;
  }
}
