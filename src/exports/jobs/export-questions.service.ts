import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { fail, ok, type Result } from '../../kernel/result.js';
import type { Transaction } from '../../platform/database/index.js';
import type { RowQuestion } from '../row-question.js';
import type { ExportFilter } from './export-jobs.input.js';
import { KeptExportsStore } from './kept-exports.store.js';

const COHORT_NOT_FOUND = fail('COHORT_NOT_FOUND', 'There is no cohort with this id.', 'filter.cohortId');
const COUNSELOR_NOT_FOUND = fail('COUNSELOR_NOT_FOUND', 'There is nobody with this id.', 'filter.counselorId');

/** What people mean by their filters. */
@Injectable()
export class ExportQuestions {
  constructor(private readonly store: KeptExportsStore) {}

  /** "Mine" is the caseload of whoever asks, whoever writes the file. */
  async meant(tx: Transaction, actor: Actor, { mine, ...filter }: ExportFilter): Promise<Result<RowQuestion>> {
    const question = { ...filter, counselorId: mine ? actor.userId : filter.counselorId };
    const known = await this.store.knows(tx, question);
    if (!known.cohort) return COHORT_NOT_FOUND;
    return known.counselor ? ok(question) : COUNSELOR_NOT_FOUND;
  }
}
