import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import type { Actor } from '../kernel/actor.js';
import { Database } from '../platform/database/index.js';
import type { TrialRecord } from './domain/trial-record.js';
import { EnrolmentsStore } from './enrolments.store.js';
import { TrialsStore } from './trials.store.js';

/** Everything that is needed to draw the lots of a trial again, once it has ended. */
@Injectable()
export class TrialRecords {
  constructor(
    private readonly database: Database,
    private readonly trials: TrialsStore,
    private readonly enrolments: EnrolmentsStore,
    private readonly audit: Audit,
  ) {}

  /** Null: no such trial. Audited. */
  async find(actor: Actor, id: string): Promise<TrialRecord | 'LOCKED' | null> {
    const { centerId } = actor;
    const trial = (await this.trials.byIds(centerId, [id])).get(id);
    if (!trial) return null;
    const seed = await this.trials.seedIfEnded(centerId, id);
    if (seed === null || trial.commitment === null) return 'LOCKED';
    const assignments = await this.enrolments.allOf(centerId, id);
    const cohortIds = await this.database.inCenter(centerId, async (tx) => {
      await this.audit.record(tx, actor, {
        action: 'policy-trial.exported',
        subjectType: 'PolicyTrial',
        subjectId: id,
      });
      return this.trials.cohortIdsOf(tx, id);
    });
    return { trialId: id, unit: trial.unit, commitment: trial.commitment, seed, cohortIds, assignments };
  }
}
