import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import { may, type Permission, reaches } from '../identity/index.js';
import type { Actor } from '../kernel/actor.js';
import { fail, ok, type Result } from '../kernel/result.js';
import type { Transaction } from '../platform/database/index.js';
import type { Table } from './domain/table.js';
import type { Import, ImportKind } from './import.entity.js';
import { ImportRowsStore } from './import-rows.store.js';
import { ImportsStore, type NewImport } from './imports.store.js';

const NOT_FOUND = fail('IMPORT_NOT_FOUND', 'There is no import with this id.', 'importId');
const NOT_OPEN = fail(
  'IMPORT_NOT_OPEN',
  'This import was applied or cancelled already; upload the file again.',
  'importId',
);

/** What one must be allowed to, to bring files of a kind. */
export const IMPORTED_BY = {
  ROSTER: 'roster.import',
  JOB_SEARCH: 'job-search.import',
  HISTORY: 'history.import',
} as const satisfies Record<ImportKind, Permission>;

/** Whether the actor may see and act on an import. */
export const reachesImport = (actor: Actor, { kind, studentId }: Pick<Import, 'kind' | 'studentId'>): boolean =>
  kind === 'JOB_SEARCH' ? studentId !== null && reaches(actor, studentId) : may(actor, IMPORTED_BY[kind]);

/** Writes imports with their rows, and tells the audit trail. */
@Injectable()
export class ImportKeeping {
  constructor(
    private readonly store: ImportsStore,
    private readonly rows: ImportRowsStore,
    private readonly audit: Audit,
  ) {}

  async add(tx: Transaction, actor: Actor, given: NewImport, table: Table): Promise<void> {
    await this.store.add(tx, given);
    await this.rows.replace(tx, given.id, table);
    const { file: _, ...after } = given;
    await this.audit.record(tx, actor, {
      action: 'import.uploaded',
      subjectType: 'Import',
      subjectId: given.id,
      after,
    });
  }

  /** The import, held for this transaction, when the actor reaches it. */
  async hold(tx: Transaction, actor: Actor, id: string): Promise<Result<Import>> {
    const held = await this.store.byIdToChange(tx, id);
    return held && reachesImport(actor, held) ? ok(held) : NOT_FOUND;
  }

  /** The same, as long as nothing of it has been applied. */
  async holdOpen(tx: Transaction, actor: Actor, id: string): Promise<Result<Import>> {
    const held = await this.hold(tx, actor, id);
    return !held.ok || held.value.status === 'MAPPED' ? held : NOT_OPEN;
  }

  async change(tx: Transaction, actor: Actor, before: Import, action: string, changes: Partial<Import>): Promise<void> {
    const { file: _, ...shown } = changes;
    const after = { ...before, ...shown, version: before.version + 1 };
    await this.store.change(tx, before.id, { ...changes, version: after.version });
    await this.audit.record(tx, actor, { action, subjectType: 'Import', subjectId: before.id, before, after });
  }
}
