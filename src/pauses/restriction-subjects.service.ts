import { Injectable } from '@nestjs/common';
import { ContactsStore } from '../employers/index.js';
import type { Actor } from '../kernel/actor.js';
import { fail, ok, type Result } from '../kernel/result.js';
import type { Transaction } from '../platform/database/index.js';
import type { Subject } from '../prospects/index.js';
import { PauseSubjects } from './pause-subjects.service.js';
import type { NewRestriction } from './restrictions.input.js';

/** Whom a restriction concerns, when the actor may speak for them. */
@Injectable()
export class RestrictionSubjects {
  constructor(
    private readonly contacts: ContactsStore,
    private readonly others: PauseSubjects,
  ) {}

  async find(tx: Transaction, actor: Actor, given: NewRestriction): Promise<Result<Subject>> {
    const { contactId } = given;
    if (contactId === null) return this.others.find(tx, actor, { ...given, cohortId: null, studentId: null });
    return (await this.contacts.known(tx, [contactId])).has(contactId)
      ? ok({ contactId })
      : fail('CONTACT_NOT_FOUND', 'There is no such contact.', 'contactId');
  }
}
