import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/index.js';
import type { Figure, Scope, Standard } from './domain/report.js';
import { type AnyRecord, rulesOf } from './domain/standards.js';
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
    const rules = rulesBegunWith(run);
    this.store.add(
      tx,
      page.records.map((keyed) => ({ reportRunId: run.id, ...judged(keyed, run, rules) })),
    );
    return { lastId: page.lastId, records: page.records.length };
  }

  async figuresOf(tx: Transaction, run: ReportRun): Promise<readonly Figure[]> {
    return rulesBegunWith(run).figures(await this.store.judged(tx, run.id));
  }
}

/** A run that was begun before the rules changed ends by those it was begun with. */
const rulesBegunWith = ({ standard, ruleVersion }: ReportRun): Standard<AnyRecord> => {
  const rules = rulesOf(standard, ruleVersion);
  if (rules === null) throw new Error(`The rules ${ruleVersion} are not known.`);
  return rules;
};

export const judged = (
  { key, record }: Pick<Keyed, 'key' | 'record'>,
  asked: Asked,
  rules: Standard<AnyRecord>,
): Omit<ReportRunRecord, 'centerId' | 'reportRunId'> => {
  const scope = scopeOf(asked);
  const verdict = rules.judge(record, scope);
  return {
    recordKey: key,
    studentId: record.studentId,
    bucket: verdict.bucket,
    counted: verdict.counted,
    record,
    verdict,
    findings: rules.findings(record, scope),
  };
};

export const scopeOf = ({ asOfDay, fromDay, toDay }: Asked): Scope => ({ asOf: asOfDay, fromDay, toDay });
