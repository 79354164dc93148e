import { Injectable } from '@nestjs/common';
import { Audit } from '../../audit/index.js';
import type { Actor } from '../../kernel/actor.js';
import { fail, ok, type Result } from '../../kernel/result.js';
import { newId } from '../../platform/clock/index.js';
import type { Transaction } from '../../platform/database/index.js';
import { UseCases } from '../../platform/idempotency/index.js';
import { Queues } from '../../platform/queue/index.js';
import { parse } from '../../platform/validation/index.js';
import { ExportEndings } from './export-endings.service.js';
import type { CancelExportInput, RequestExportInput } from './export-jobs.graphql.js';
import { ExportAsked, ExportNamed } from './export-jobs.input.js';
import { ExportQuestions } from './export-questions.service.js';
import { EXPORT_QUEUE, ExportStarts } from './export-starts.service.js';
import { KeptExportsStore } from './kept-exports.store.js';
import { seesAllExports } from './whose-exports.js';

type Answer = Promise<Result<{ readonly exportId: string }>>;

const ID_TAKEN = fail('ID_TAKEN', 'This id is used already; make a new UUIDv7.', 'id');
const NOT_FOUND = fail('EXPORT_NOT_FOUND', 'There is no such export.', 'exportId');
const ENDED = fail('EXPORT_ALREADY_ENDED', 'This export has ended already; nothing is left to cancel.', 'exportId');

/** Asks for exports and takes that back. */
@Injectable()
export class ExportRequests {
  constructor(
    private readonly useCases: UseCases,
    private readonly questions: ExportQuestions,
    private readonly starts: ExportStarts,
    private readonly store: KeptExportsStore,
    private readonly endings: ExportEndings,
    private readonly audit: Audit,
    private readonly queues: Queues,
  ) {}

  request(actor: Actor, input: RequestExportInput): Answer {
    return this.useCases.run(actor, { name: 'requestExport', input }, async (tx) => {
      const given = parse(ExportAsked, input);
      if (!given.ok) return given;
      const { id, rows, format, filter } = given.value;
      const question = await this.questions.meant(tx, actor, filter);
      if (!question.ok) return question;
      if (id !== null && (await this.store.byId(tx, id))) return ID_TAKEN;
      return this.starts.start(tx, actor, {
        id: id ?? newId(),
        rowSet: rows,
        format,
        filter: question.value,
        createdBy: actor.userId,
        scheduleId: null,
      });
    });
  }

  /** Says that there is work; whoever writes exports looks for it by himself too. */
  wake({ centerId }: Actor, id: string): Promise<void> {
    return this.queues.queue(EXPORT_QUEUE).wake({ centerId, id });
  }

  /** Whoever writes it stops within a batch, and its file is removed. */
  cancel(actor: Actor, input: CancelExportInput): Answer {
    return this.useCases.run(actor, { name: 'cancelExport', input }, async (tx) => {
      const given = parse(ExportNamed, input);
      return given.ok ? this.cancelNamed(tx, actor, given.value.exportId) : given;
    });
  }

  private async cancelNamed(tx: Transaction, actor: Actor, id: string): Answer {
    const before = await this.store.byIdToChange(tx, id);
    if (!before || !(before.createdBy === actor.userId || seesAllExports(actor))) return NOT_FOUND;
    if (before.status !== 'RUNNING') return ENDED;
    this.endings.cancel(tx, before);
    await this.audit.record(tx, actor, {
      action: 'export.cancelled',
      subjectType: 'Export',
      subjectId: id,
      before: { status: before.status },
      after: { status: 'CANCELLED' },
    });
    return ok({ exportId: id });
  }
}
