import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { ContactsService, ContactsStore } from '../employers/index.js';
import type { Actor } from '../kernel/actor.js';
import { fail, ok, type Result } from '../kernel/result.js';
import type { Transaction } from '../platform/database/index.js';
import type { Prospect } from '../prospects/index.js';
import type { ContactGiven } from './interviews.input.js';

type Given = z.output<typeof ContactGiven>;

/** The people met in an interview: known ones by id, new ones from their business card. */
@Injectable()
export class MetContacts {
  constructor(
    private readonly contacts: ContactsService,
    private readonly store: ContactsStore,
  ) {}

  /** Ids of all of them; somebody with a new id, or with none, is added to the prospect's agency or else its employer. */
  async find(tx: Transaction, actor: Actor, prospect: Prospect, given: readonly Given[]): Promise<Result<string[]>> {
    const known = await this.store.known(
      tx,
      given.flatMap(({ id }) => id ?? []),
    );
    const ids: string[] = [];
    for (const [index, contact] of given.entries()) {
      const met =
        contact.id && known.has(contact.id) ? ok(contact.id) : await this.add(tx, actor, prospect, contact, index);
      if (!met.ok) return met;
      ids.push(met.value);
    }
    return ok([...new Set(ids)]);
  }

  private async add(
    tx: Transaction,
    actor: Actor,
    prospect: Prospect,
    { name, ...given }: Given,
    index: number,
  ): Promise<Result<string>> {
    if (name === null)
      return fail('CONTACT_NOT_FOUND', 'There is no such contact; give a name to add one.', `contacts.${index}.id`);
    const employerId = prospect.agencyId ?? prospect.employerId;
    const added = await this.contacts.addTo(tx, actor, { ...given, name, employerId, zone: null });
    return added.ok ? ok(added.value.id) : added;
  }
}
