import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import { StudentsStore } from '../cohorts/index.js';
import type { Actor } from '../kernel/actor.js';
import { Database } from '../platform/database/index.js';
import { canonical } from './domain/canonical.js';
import { ReportReading } from './report-reading.service.js';
import type { ReportRun } from './report-run.entity.js';
import { FIGURE_HEADERS, figureCells, lines, noteCells, RECORD_HEADERS, recordCells } from './report-run-cells.js';
import { ReportRunPages, shownRun } from './report-run-pages.service.js';
import { ReportRunsStore } from './report-runs.store.js';

const BYTE_ORDER_MARK = '\uFEFF';

export type FileKind = 'json' | 'records' | 'figures';

/** Runs as files. Whoever sees everybody gets everything, other staff the records of their caseload and the figures they may see. */
@Injectable()
export class ReportRunFiles {
  constructor(
    private readonly database: Database,
    private readonly runs: ReportRunsStore,
    private readonly reading: ReportReading,
    private readonly pages: ReportRunPages,
    private readonly students: StudentsStore,
    private readonly audit: Audit,
  ) {}

  async find({ centerId }: Actor, id: string): Promise<ReportRun | null> {
    return (await this.runs.byIds(centerId, [id])).get(id) ?? null;
  }

  /** Audited as it begins: whoever breaks off has read rows too. */
  async open(actor: Actor, run: ReportRun, kind: FileKind): Promise<Readable> {
    await this.database.inCenter(actor.centerId, (tx) =>
      this.audit.record(tx, actor, {
        action: 'report-run.exported',
        subjectType: 'ReportRun',
        subjectId: run.id,
        after: { kind },
      }),
    );
    return Readable.from(this.textsOf(actor, run, kind));
  }

  private textsOf(actor: Actor, run: ReportRun, kind: FileKind): AsyncGenerator<string> {
    if (kind === 'records') return this.records(actor, run);
    if (kind === 'figures') return this.figures(actor, run);
    return this.reading.seesEverybody(actor) ? this.pages.json(actor.centerId, run) : this.figuresAsJson(actor, run);
  }

  private async *records(actor: Actor, run: ReportRun): AsyncGenerator<string> {
    yield BYTE_ORDER_MARK + lines([RECORD_HEADERS]);
    const reach = await this.reading.reachOf(actor);
    for await (const page of this.pages.records(actor.centerId, run.id, reach)) {
      const ids = [...new Set(page.map(({ studentId }) => studentId))];
      const students = await this.students.byIds(actor.centerId, ids);
      yield lines(page.map((record) => recordCells(record, students.get(record.studentId))));
    }
  }

  /** For those who see everybody the bytes are those of the frozen figures and nothing else. */
  private async *figures(actor: Actor, run: ReportRun): AsyncGenerator<string> {
    const { figures, notes } = await this.reading.read(actor, run);
    const beside = this.reading.seesEverybody(actor) ? [] : notes.map(noteCells);
    yield BYTE_ORDER_MARK + lines([FIGURE_HEADERS, ...figures.map(figureCells), ...beside]);
  }

  private async *figuresAsJson(actor: Actor, run: ReportRun): AsyncGenerator<string> {
    yield canonical({ ...(await this.reading.read(actor, run)), run: shownRun(run) });
  }
}
