import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import { PeopleStore } from '../identity/index.js';
import type { Actor } from '../kernel/actor.js';
import { Database } from '../platform/database/index.js';
import { fileHeader, fileLines } from './dry-run-file.js';
import { DryRunFileRowsStore } from './dry-run-file-rows.store.js';
import { figuresFile } from './dry-run-figures-file.js';
import { DryRunResultsStore } from './dry-run-results.store.js';
import { DryRunsStore, type ShownDryRun } from './dry-runs.store.js';

/** Prospects that are in memory at a time. */
const PAGE = 100;

/** Prospect by prospect who would have owed what, or the figures of all of them. */
export type FileKind = 'steps' | 'figures';

/** What a dry run found, as files. */
@Injectable()
export class DryRunFiles {
  constructor(
    private readonly database: Database,
    private readonly runs: DryRunsStore,
    private readonly rows: DryRunFileRowsStore,
    private readonly results: DryRunResultsStore,
    private readonly people: PeopleStore,
    private readonly audit: Audit,
  ) {}

  async find({ centerId }: Actor, id: string): Promise<ShownDryRun | null> {
    return (await this.runs.byIds(centerId, [id])).get(id) ?? null;
  }

  /** Audited as it begins: whoever breaks off has read rows too. */
  async open(actor: Actor, id: string, kind: FileKind): Promise<Readable> {
    await this.database.inCenter(actor.centerId, (tx) =>
      this.audit.record(tx, actor, {
        action: 'dry-run.exported',
        subjectType: 'DryRun',
        subjectId: id,
        after: { kind },
      }),
    );
    return Readable.from(this[kind](actor.centerId, id));
  }

  /** Written at the pace at which it is read, page after page, so that a slow reader holds no connection. */
  private async *steps(centerId: string, id: string): AsyncGenerator<string> {
    yield fileHeader();
    for (let afterId: string | null | undefined = null; afterId !== undefined;) {
      const page = await this.rows.page(centerId, id, { afterId, limit: PAGE });
      if (page.length > 0) yield fileLines(page);
      afterId = page.at(-1)?.prospectId;
    }
  }

  private async *figures(centerId: string, id: string): AsyncGenerator<string> {
    const [days, calendar, loads] = await Promise.all([
      this.results.days(centerId, [id]),
      this.results.calendar(centerId, [id]),
      this.results.loads(centerId, [id]),
    ]);
    const found = { days: days.get(id)!, calendar: calendar.get(id)!, loads: loads.get(id)! };
    const ids = new Set(found.loads.flatMap(({ counselorId }) => counselorId ?? []));
    yield figuresFile({ ...found, counselors: await this.people.byIds(centerId, [...ids]) });
  }
}
