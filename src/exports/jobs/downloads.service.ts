import { Injectable } from '@nestjs/common';
import { Audit } from '../../audit/index.js';
import { may, UsersStore } from '../../identity/index.js';
import { Clock } from '../../platform/clock/index.js';
import { Database, type Transaction } from '../../platform/database/index.js';
import type { Export } from './export.entity.js';
import { type DownloadGrant, ExportLinks } from './export-links.js';
import { KeptExportsStore } from './kept-exports.store.js';
import { seesAllExports } from './whose-exports.js';

/** A file that may be sent. */
export interface ReadyFile {
  readonly of: Export;
  readonly key: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** Who gets which file. */
@Injectable()
export class Downloads {
  constructor(
    private readonly database: Database,
    private readonly links: ExportLinks,
    private readonly store: KeptExportsStore,
    private readonly users: UsersStore,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** The file that the token opens now, with the disclosure written down; null: none, for whatever reason. */
  async open(token: unknown, requestId: string): Promise<ReadyFile | null> {
    const grant = this.links.read(token);
    if (!grant || grant.until <= this.clock.now()) return null;
    return this.database.inCenter(grant.centerId, async (tx) => {
      const file = await this.find(tx, grant);
      if (file) await this.disclose(tx, grant, file, requestId);
      return file;
    });
  }

  private async find(tx: Transaction, { exportId, personId }: DownloadGrant): Promise<ReadyFile | null> {
    const of = await this.store.byId(tx, exportId);
    if (!of || of.status !== 'READY' || of.expiresAt!.getTime() <= this.clock.now()) return null;
    const person = await this.users.byId(tx, personId);
    if (!person || person.disabledAt !== null || !may(person, 'rows.export')) return null;
    if (of.createdBy !== personId && !seesAllExports(person)) return null;
    return { of, key: of.fileKey!, bytes: of.bytes!, sha256: of.sha256! };
  }

  /** Written down before the first byte goes out: whoever breaks off has read rows too. */
  private async disclose(tx: Transaction, grant: DownloadGrant, { of }: ReadyFile, requestId: string): Promise<void> {
    const { rowSet, format, rowsDone, filter, asOf } = of;
    await this.audit.record(
      tx,
      { userId: grant.personId, requestId },
      {
        action: 'export.downloaded',
        subjectType: 'Export',
        subjectId: of.id,
        after: { rows: rowSet, format, rowCount: rowsDone, filter, asOf },
      },
    );
  }
}
