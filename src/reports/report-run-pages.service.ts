import { Injectable } from '@nestjs/common';
import { canonical } from './domain/canonical.js';
import type { ReportRun, ReportRunRecord } from './report-run.entity.js';
import { type Reach, ReportRunRecordsStore } from './report-run-records.store.js';

/** Records that are in memory at a time. */
const PAGE = 500;

/** A run page after page, so that a slow reader holds no connection and memory does not grow with rows. */
@Injectable()
export class ReportRunPages {
  constructor(private readonly store: ReportRunRecordsStore) {}

  async *records(
    centerId: string,
    runId: string,
    reach: Reach | null = null,
  ): AsyncGenerator<readonly ReportRunRecord[]> {
    for (let afterKey: string | null | undefined = null; afterKey !== undefined;) {
      const search = { bucket: null, studentId: null, reach, afterKey, limit: PAGE };
      const page: readonly ReportRunRecord[] = await this.store.page(centerId, runId, search);
      if (page.length > 0) yield page;
      afterKey = page.at(-1)?.recordKey;
    }
  }

  /** The whole run in canonical JSON: the same run always has the same bytes. */
  async *json(centerId: string, run: ReportRun): AsyncGenerator<string> {
    yield `{"figures":${canonical(run.figures)},"records":[`;
    let separator = '';
    for await (const page of this.records(centerId, run.id)) {
      yield separator + page.map((record) => canonical(shownRecord(record))).join(',');
      separator = ',';
    }
    yield `],"run":${canonical(shownRun(run))}}`;
  }
}

const shownRecord = ({ recordKey, studentId, record, verdict, findings }: ReportRunRecord) => ({
  key: recordKey,
  studentId,
  record,
  verdict,
  findings,
});

export const shownRun = (run: ReportRun) => {
  const { id, standard, ruleVersion, asOfDay, fromDay, toDay, cohortId, program } = run;
  const asOf = new Date(run.asOf).toISOString();
  return { id, standard, ruleVersion, asOf, asOfDay, fromDay, toDay, cohortId, program };
};
