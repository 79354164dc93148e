import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { StudentsStore } from '../cohorts/index.js';
import { reaches } from '../identity/index.js';
import type { Actor } from '../kernel/actor.js';
import { fail, ok, type Result } from '../kernel/result.js';
import { Clock, newId } from '../platform/clock/index.js';
import type { Transaction } from '../platform/database/index.js';
import { UseCases } from '../platform/idempotency/index.js';
import { guessMapping, mappingOf } from './domain/header-mapping.js';
import type { Table } from './domain/table.js';
import { FileReader } from './file-reader.js';
import type { ImportKind } from './import.entity.js';
import { ImportKeeping } from './import-keeping.service.js';
import { expectKnownColumn, sourceOf, SYNONYMS } from './mapping-rules.js';

export interface Upload {
  readonly bytes: Buffer;
  readonly fileName: string;
  /** Whose job search it is; null: one's own. */
  readonly studentId: string | null;
  /** The client's key for this upload. */
  readonly clientMutationId: string | null;
}

export interface Uploaded {
  readonly importId: string;
}

const STUDENT_NOT_FOUND = fail('STUDENT_NOT_FOUND', 'There is no student with this id.', 'studentId');
const MUTATION = { ROSTER: 'importRoster', JOB_SEARCH: 'importJobSearch', HISTORY: 'importHistory' } as const;

/** Takes files in. Nothing is applied yet. */
@Injectable()
export class UploadsService {
  constructor(
    private readonly useCases: UseCases,
    private readonly reader: FileReader,
    private readonly students: StudentsStore,
    private readonly keeping: ImportKeeping,
    private readonly clock: Clock,
  ) {}

  async upload(
    actor: Actor,
    kind: ImportKind,
    { bytes, fileName, studentId: named, clientMutationId }: Upload,
  ): Promise<Result<Uploaded>> {
    const table = await this.reader.read(kind, bytes);
    if (!table.ok) return table;
    const known = expectKnownColumn(kind, table.value.headers);
    if (!known.ok) return known;
    const studentId = kind === 'JOB_SEARCH' ? (named ?? actor.studentId) : null;
    const input = { clientMutationId, fileName, studentId, sha256: createHash('sha256').update(bytes).digest('hex') };
    return this.useCases.run(actor, { name: MUTATION[kind], input }, async (tx) => {
      if (kind === 'JOB_SEARCH' && !(await this.isKnown(tx, actor, studentId))) return STUDENT_NOT_FOUND;
      const importId = newId();
      const given = {
        id: importId,
        kind,
        studentId,
        fileName,
        file: bytes,
        createdAt: new Date(this.clock.now()),
        createdBy: actor.userId,
      };
      await this.keeping.add(tx, actor, { ...given, ...startOf(kind, table.value) }, table.value);
      return ok({ importId });
    });
  }

  private async isKnown(tx: Transaction, actor: Actor, studentId: string | null): Promise<boolean> {
    return studentId !== null && reaches(actor, studentId) && (await this.students.byId(tx, studentId)) !== null;
  }
}

const startOf = (kind: ImportKind, table: Table) => ({
  source: sourceOf(table),
  mapping: mappingOf(guessMapping(table.headers, SYNONYMS[kind])) as Record<string, string>,
  status: 'MAPPED' as const,
  rowsTotal: table.rows.length + table.unreadable.length,
});
