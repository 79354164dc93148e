import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/index.js';
import type { Figure, Scope } from './domain/report.js';
import { standardOf } from './domain/standards.js';
import { type Asked, type Keyed, ReportRecords } from './report-records.service.js';
import type { ReportRun, ReportRunRecord } from './report-run.entity.js';
import { ReportRunRecordsStore } from './report-run-records.store.js';

/** Graduates, participants or prospects of one transaction. */
const BATCH = 500;

/** Judges records by the rules of the standard and keeps them with the verdict. */
@Injectable()
export class ReportJudging {
  constructor(
    private readonly records: ReportRecords,
    private readonly store: ReportRunRecordsStore,
  ) {}

  /** Null: there are none left. */
  async judgeNext(
    tx: Transaction,
    run: ReportRun,
  ): Promise<{ readonly lastId: string; readonly records: number } | null> {
    const page = await this.records.next(tx, run, { afterId: run.lastId, limit: BATCH, purpose: 'COUNT' });
    if (page === null) return null;
    this.store.add(
      tx,
      page.records.map((keyed) => ({ reportRunId: run.id, ...judged(keyed, run) })),
    );
    return { lastId: page.lastId, records: page.records.length };
  }

  async figuresOf(tx: Transaction, run: ReportRun): Promise<readonly Figure[]> {
    return standardOf(run.standard).figures(await this.store.judged(tx, run.id));
  }
}

export const judged = (
  { key, record }: Pick<Keyed, 'key' | 'record'>,
  asked: Asked,
): Omit<ReportRunRecord, 'centerId' | 'reportRunId'> => {
  const standard = standardOf(asked.standard);
  const scope = scopeOf(asked);
  const verdict = standard.judge(record, scope);
  return {
    recordKey: key,
    studentId: record.studentId,
    bucket: verdict.bucket,
    counted: verdict.counted,
    record,
    verdict,
    findings: standard.findings(record, scope),
  };
};

export const scopeOf = ({ asOfDay, fromDay, toDay }: Asked): Scope => ({ asOf: asOfDay, fromDay, toDay });
