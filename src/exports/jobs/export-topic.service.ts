import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Composed, type Delivery, type Topic, Topics } from '../../deliveries/index.js';
import { may, UsersStore } from '../../identity/index.js';
import { Clock } from '../../platform/clock/index.js';
import type { Transaction } from '../../platform/database/index.js';
import { ExportLinks } from './export-links.js';
import { failedMail, readyMail } from './export-mail.js';
import { EXPORT_TOPIC } from './export-topic-name.js';
import { KeptExportsStore } from './kept-exports.store.js';

/** Tells who asked for an export what became of it, when they have waited. */
@Injectable()
export class ExportTopic implements Topic, OnModuleInit {
  readonly name = EXPORT_TOPIC;

  constructor(
    private readonly topics: Topics,
    private readonly store: KeptExportsStore,
    private readonly users: UsersStore,
    private readonly links: ExportLinks,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.topics.register(this);
  }

  /** The link lasts as long as the file. */
  async compose(tx: Transaction, { subjectId }: Delivery): Promise<Composed> {
    const about = await this.store.byId(tx, subjectId);
    if (!about?.expiresAt || about.expiresAt.getTime() <= this.clock.now()) return { skip: 'The export is gone.' };
    const person = await this.users.byId(tx, about.createdBy);
    if (!person || person.disabledAt !== null || !may(person, 'rows.export'))
      return { skip: 'The person may export no longer.' };
    if (about.status === 'FAILED') return { send: failedMail(person.email, about) };
    if (about.status !== 'READY') return { skip: 'There is no file.' };
    const grant = { centerId: tx.centerId, exportId: about.id, personId: person.id, until: about.expiresAt.getTime() };
    return { send: readyMail(person.email, about, this.links.linkFor(grant)) };
  }
}
