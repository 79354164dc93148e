import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor.js';
import { grouped } from '../kernel/grouped.js';
import { Database, type Transaction } from '../platform/database/index.js';
import { canonical } from './domain/canonical.js';
import type { Finding } from './domain/report.js';
import { standardOf } from './domain/standards.js';
import { scopeOf } from './report-judging.service.js';
import { type Asked, type Keyed, ReportRecords } from './report-records.service.js';
import { ReportRuns } from './report-runs.service.js';

/** A student, or a prospect, whose record makes a report doubtful. */
export interface ReportDoubt {
  readonly subjectId: string;
  readonly studentId: string;
  readonly findings: readonly Finding[];
}

export interface DoubtPage {
  readonly doubts: readonly ReportDoubt[];
  /** Where to go on; null: everybody has been looked at. */
  readonly nextAfterId: string | null;
}

const BATCH = 500;
/** After so many batches the client asks again: most records are in order. */
const MOST_BATCHES = 20;

/** What is doubtful before a report is made, with what to do about it. */
@Injectable()
export class ReportDoubts {
  constructor(
    private readonly database: Database,
    private readonly runs: ReportRuns,
    private readonly records: ReportRecords,
  ) {}

  find(
    { centerId }: Actor,
    question: Omit<Asked, 'asOf' | 'asOfDay'>,
    { afterId, limit }: { readonly afterId: string | null; readonly limit: number },
  ): Promise<DoubtPage> {
    return this.database.inCenter(centerId, async (tx) => {
      const asked = { ...question, ...(await this.runs.now(tx)) };
      const doubts: ReportDoubt[] = [];
      let place = afterId;
      for (let batch = 0; batch < MOST_BATCHES && doubts.length < limit; batch += 1) {
        const page = await this.page(tx, asked, place);
        if (page === null) return { doubts, nextAfterId: null };
        doubts.push(...page.doubts);
        place = page.lastId;
      }
      return cut(doubts, limit, place);
    });
  }

  private async page(tx: Transaction, asked: Asked, afterId: string | null) {
    const page = await this.records.next(tx, asked, { afterId, limit: BATCH, purpose: 'FIND' });
    return page && { lastId: page.lastId, doubts: doubtsOf(page.records, asked) };
  }
}

const cut = (doubts: readonly ReportDoubt[], limit: number, place: string | null): DoubtPage => {
  const shown = doubts.slice(0, limit);
  return { doubts: shown, nextAfterId: doubts.length > limit ? shown.at(-1)!.subjectId : place };
};

function doubtsOf(records: readonly Keyed[], asked: Asked): ReportDoubt[] {
  const standard = standardOf(asked.standard);
  const scope = scopeOf(asked);
  return [...grouped(records, ({ subjectId }) => subjectId)].flatMap(([subjectId, own]) => {
    const findings = once(own.flatMap(({ record }) => standard.findings(record, scope)));
    return findings.length === 0 ? [] : [{ subjectId, studentId: own[0]!.record.studentId, findings }];
  });
}

/** Who graduates at two levels has what is doubtful about both said once. */
const once = (findings: readonly Finding[]): Finding[] => [
  ...new Map(findings.map((finding) => [canonical(finding), finding])).values(),
];
