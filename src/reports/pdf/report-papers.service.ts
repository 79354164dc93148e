import { Injectable } from '@nestjs/common';
import pLimit from 'p-limit';
import { Audit } from '../../audit/index.js';
import { CentersStore } from '../../centers/index.js';
import { Denial } from '../../identity/index.js';
import type { Actor } from '../../kernel/actor.js';
import { Database } from '../../platform/database/index.js';
import { inThread } from '../../platform/threads/index.js';
import { ReportPrints } from '../report-prints.service.js';
import type { ReportRun } from '../report-run.entity.js';
import type { Paper } from './paper.js';
import { paperOf } from './report-paper.js';

const THREAD = new URL('./paper.thread.js', import.meta.url);
const THREAD_LIMITS = { seconds: 60, megabytes: 1024 };
/** More would only make each of them slower. */
const AT_ONCE = 2;

/** Reports on paper, printed beside the service so that it goes on answering meanwhile. */
@Injectable()
export class ReportPapers {
  private readonly aFewAtATime = pLimit(AT_ONCE);

  constructor(
    private readonly prints: ReportPrints,
    private readonly centers: CentersStore,
    private readonly database: Database,
    private readonly audit: Audit,
  ) {}

  /** The run as PDF, with those figures that the actor may see: of one run and reader the same bytes as long as names stay. Null: it is not done. */
  async pdf(actor: Actor, { id, finishedAt, createdAt }: ReportRun): Promise<Buffer | null> {
    const report = await this.prints.printed(actor, id);
    if (report === null) return null;
    const { name } = await this.centers.profile(actor.centerId);
    await this.disclose(actor, id);
    return this.print(paperOf(report, { center: name, madeAt: finishedAt ?? createdAt }));
  }

  private async disclose(actor: Actor, id: string): Promise<void> {
    const happening = {
      action: 'report-run.exported',
      subjectType: 'ReportRun',
      subjectId: id,
      after: { kind: 'pdf' },
    };
    await this.database.inCenter(actor.centerId, (tx) => this.audit.record(tx, actor, happening));
  }

  private async print(paper: Paper): Promise<Buffer> {
    const answer = await this.aFewAtATime(() => inThread<Uint8Array>(THREAD, paper, THREAD_LIMITS));
    if ('stopped' in answer) throw new ReportTooLong();
    return Buffer.from(answer.answer);
  }
}

class ReportTooLong extends Denial {
  constructor() {
    super('REPORT_TOO_LONG', 'This report has too many groups to be printed; take its figures as CSV.', 422);
  }
}
