import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import type { Actor } from '../kernel/actor.js';
import { Database } from '../platform/database/index.js';
import { fileHeader, fileLines } from './dry-run-file.js';
import { DryRunFileRowsStore } from './dry-run-file-rows.store.js';
import { DryRunsStore, type ShownDryRun } from './dry-runs.store.js';

/** Prospects that are in memory at a time. */
const PAGE = 100;

/** What a dry run found, prospect by prospect, as a file. */
@Injectable()
export class DryRunFiles {
  constructor(
    private readonly database: Database,
    private readonly runs: DryRunsStore,
    private readonly rows: DryRunFileRowsStore,
    private readonly audit: Audit,
  ) {}

  async find({ centerId }: Actor, id: string): Promise<ShownDryRun | null> {
    return (await this.runs.byIds(centerId, [id])).get(id) ?? null;
  }

  /** Written at the pace at which it is read, page after page, so that a slow reader holds no connection; audited as it begins. */
  async csv(actor: Actor, id: string): Promise<Readable> {
    await this.database.inCenter(actor.centerId, (tx) =>
      this.audit.record(tx, actor, { action: 'dry-run.exported', subjectType: 'DryRun', subjectId: id }),
    );
    return Readable.from(this.pages(actor.centerId, id));
  }

  private async *pages(centerId: string, id: string): AsyncGenerator<string> {
    yield fileHeader();
    for (let afterId: string | null | undefined = null; afterId !== undefined;) {
      const page = await this.rows.page(centerId, id, { afterId, limit: PAGE });
      if (page.length > 0) yield fileLines(page);
      afterId = page.at(-1)?.prospectId;
    }
  }
}
