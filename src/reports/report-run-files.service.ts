import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { stringify } from 'csv-stringify/sync';
import { Audit } from '../audit/index.js';
import type { Actor } from '../kernel/actor.js';
import { Database } from '../platform/database/index.js';
import { canonical } from './domain/canonical.js';
import { writtenValue } from './domain/printed-report.js';
import type { Figure } from './domain/report.js';
import { ReportReading } from './report-reading.service.js';
import type { ReportRun, ReportRunRecord } from './report-run.entity.js';
import { ReportRunPages, shownRun } from './report-run-pages.service.js';
import { ReportRunsStore } from './report-runs.store.js';

const BYTE_ORDER_MARK = '\uFEFF';
const RECORD_HEADERS = ['Key', 'Student id', 'Bucket', 'Counted', 'Reason', 'Groups', 'Findings'];
const FIGURE_HEADERS = [
  'Group',
  'Figure',
  'Key',
  'Unit',
  'Value',
  'Numerator',
  'Denominator',
  'Currency',
  'Note',
  'Written',
];

export type FileKind = 'json' | 'records' | 'figures';

/** Runs as files. Whoever sees everybody gets everything, other staff the records of their caseload and the figures they may see. */
@Injectable()
export class ReportRunFiles {
  constructor(
    private readonly database: Database,
    private readonly runs: ReportRunsStore,
    private readonly reading: ReportReading,
    private readonly pages: ReportRunPages,
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
    for await (const page of this.pages.records(actor.centerId, run.id, reach)) yield lines(page.map(recordCells));
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

type Cell = string | number | null;

const recordCells = ({ recordKey, studentId, bucket, counted, verdict, findings }: ReportRunRecord): Cell[] => [
  recordKey,
  studentId,
  bucket,
  counted ? 'yes' : 'no',
  verdict.reason,
  verdict.groups.map(({ name }) => name).join('; '),
  findings.map(({ code }) => code).join('; '),
];

const figureCells = (figure: Figure): Cell[] => [
  figure.group.name,
  figure.label,
  figure.key,
  figure.unit,
  figure.value,
  figure.numerator,
  figure.denominator,
  figure.currency,
  figure.note,
  writtenValue(figure),
];

/** What is to be known about the whole run stands in lines of their own behind the figures. */
const noteCells = (note: string): Cell[] =>
  FIGURE_HEADERS.map((header) => (header === 'Key' ? 'note' : header === 'Note' ? note : null));

/** A formula in a name is written as text (OWASP, "CSV Injection"). */
const lines = (rows: readonly (readonly Cell[])[]): string =>
  stringify(
    rows.map((row) => [...row]),
    { escape_formulas: true },
  );
