import { Injectable } from '@nestjs/common';
import { may, reaches, UsersStore } from '../identity/index.js';
import type { Actor } from '../kernel/actor.js';
import { Clock } from '../platform/clock/index.js';
import type { Transaction } from '../platform/database/index.js';
import { type Contents, ImportContents } from './import-contents.service.js';
import type { Import } from './import.entity.js';
import { IMPORTED_BY } from './import-keeping.service.js';
import { ImportRowsStore } from './import-rows.store.js';
import { ImportsStore } from './imports.store.js';

/** An import that this worker has taken up: on whose behalf, what is in it, and how far it had come. */
export interface Run {
  readonly importId: string;
  readonly actor: Actor;
  readonly contents: Contents;
  readonly done: number;
}

const NOT_ALLOWED =
  'The person who applied this import may not do so any more; somebody who may must upload the file again.';

/** Who may no longer sign in or has another role by now applies nothing. */
@Injectable()
export class ImportActors {
  constructor(private readonly users: UsersStore) {}

  /** The person who applied the import, as the service knows them now; null: they may not apply it any more. */
  async actorOf(tx: Transaction, { kind, studentId, appliedAs }: Import): Promise<Actor | null> {
    const user = appliedAs && (await this.users.byId(tx, appliedAs.userId));
    if (!appliedAs || !user || user.disabledAt !== null) return null;
    const actor = {
      ...appliedAs,
      centerId: tx.centerId,
      roles: user.roles,
      studentId: await this.users.studentIdOf(tx, user.id),
    };
    const mayApply = may(actor, IMPORTED_BY[kind]) && (kind !== 'JOB_SEARCH' || reaches(actor, studentId ?? ''));
    return mayApply ? actor : null;
  }
}

/** Ends imports. */
@Injectable()
export class ImportEndings {
  constructor(
    private readonly store: ImportsStore,
    private readonly clock: Clock,
  ) {}

  complete(tx: Transaction, importId: string): Promise<void> {
    return this.end(tx, importId, { status: 'APPLIED' });
  }

  fail(tx: Transaction, importId: string, failure: string): Promise<void> {
    return this.end(tx, importId, { status: 'FAILED', failure });
  }

  private end(tx: Transaction, importId: string, how: Partial<Import>): Promise<void> {
    return this.store.change(tx, importId, {
      ...how,
      finishedAt: new Date(this.clock.now()),
      leaseUntil: null,
      leaseToken: null,
    });
  }
}

/** Takes imports up and hands them over. */
@Injectable()
export class ImportStart {
  constructor(
    private readonly store: ImportsStore,
    private readonly rows: ImportRowsStore,
    private readonly contents: ImportContents,
    private readonly actors: ImportActors,
    private readonly endings: ImportEndings,
  ) {}

  /** Reads the import as it stands; null: it cannot be applied and has failed. */
  async start(tx: Transaction, importId: string): Promise<Run | null> {
    const given = (await this.store.byId(tx, importId)) as Import;
    const actor = await this.actors.actorOf(tx, given);
    if (actor === null) return this.refuse(tx, given);
    const stored = await this.rows.all(tx, given.id);
    const contents = await this.contents.open(given, stored);
    // Whoever worked before us went through the lines in order.
    const done = stored.filter(({ result }) => result !== null).length;
    return { importId, actor, contents, done };
  }

  private async refuse(tx: Transaction, { id }: Import): Promise<null> {
    await this.endings.fail(tx, id, NOT_ALLOWED);
    return null;
  }
}
