import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor.js';
import { canonical } from './domain/canonical.js';
import type { Judged } from './domain/report.js';
import { rulesOf } from './domain/standards.js';
import { judged } from './report-judging.service.js';
import type { ReportRun, ReportRunRecord } from './report-run.entity.js';
import { ReportRunPages } from './report-run-pages.service.js';

/** What came of judging the records of a run once more. */
export interface ReportRunCheck {
  /** False: the rules of that version are not known any more, so that nothing can be judged anew. */
  readonly isRuleVersionKnown: boolean;
  /** Records that would be counted otherwise; null: not judged. */
  readonly differingRecords: number | null;
  /** Null: not judged. */
  readonly areFiguresSame: boolean | null;
  /** SHA-256 of the whole run as JSON, in hexadecimal: that of the file as it is downloaded. */
  readonly sha256: string;
}

/** Proves that a run follows from its records: judges them anew and compares. */
@Injectable()
export class ReportChecks {
  constructor(private readonly pages: ReportRunPages) {}

  async check(actor: Actor, run: ReportRun): Promise<ReportRunCheck> {
    const hash = createHash('sha256');
    for await (const text of this.pages.json(actor.centerId, run)) hash.update(text);
    const sha256 = hash.digest('hex');
    const rules = rulesOf(run.standard, run.ruleVersion);
    if (rules === null) return { isRuleVersionKnown: false, differingRecords: null, areFiguresSame: null, sha256 };
    const again: Judged[] = [];
    let differingRecords = 0;
    for await (const page of this.pages.records(actor.centerId, run.id))
      for (const record of page) {
        const anew = judged({ key: record.recordKey, record: record.record }, run, rules);
        if (!isSame(anew, record)) differingRecords += 1;
        again.push(anew);
      }
    const areFiguresSame = canonical(rules.figures(again)) === canonical(run.figures);
    return { isRuleVersionKnown: true, differingRecords, areFiguresSame, sha256 };
  }
}

const isSame = (anew: Pick<ReportRunRecord, 'verdict' | 'findings'>, { verdict, findings }: ReportRunRecord): boolean =>
  canonical([anew.verdict, anew.findings]) === canonical([verdict, findings]);
