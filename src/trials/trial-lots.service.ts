import { Injectable } from '@nestjs/common';
import { armsOf } from '../analytics/index.js';
import { type Pin, PolicyPins } from '../follow-up-policies/index.js';
import type { Actor } from '../kernel/actor.js';
import { ok, type Result } from '../kernel/result.js';
import { newId } from '../platform/clock/index.js';
import type { Transaction } from '../platform/database/index.js';
import type { Arm } from './domain/trial.js';
import { designOf } from './domain/trial-record.js';
import { EnrolmentsStore } from './enrolments.store.js';
import { keyedBy } from './seeded-lots.js';
import { TrialKeeping } from './trial-keeping.service.js';
import { type ShownTrial, TrialsStore } from './trials.store.js';

/** A student who draws a lot, or a whole cohort, and its place in the order of the lots. */
export interface Drawer {
  readonly cohortId: string;
  readonly studentId: string | null;
  readonly place: number;
}

/** Draws lots, sets the policy of the arm and writes down who drew what, in one transaction. */
@Injectable()
export class TrialLots {
  constructor(
    private readonly pins: PolicyPins,
    private readonly trials: TrialsStore,
    private readonly enrolments: EnrolmentsStore,
    private readonly keeping: TrialKeeping,
  ) {}

  /** All drawers are of one stratum, in the order of their places, without a gap. */
  async draw(
    tx: Transaction,
    actor: Actor,
    trial: ShownTrial,
    { drawers, cohorts }: { readonly drawers: readonly Drawer[]; readonly cohorts: number },
  ): Promise<Result<null>> {
    const versions = await this.versionsOf(tx, trial);
    if (!versions.ok) return versions;
    const arms = await this.armsOf(tx, trial, drawers, cohorts);
    const pins = drawers.map(({ studentId, cohortId }, index): Pin => ({
      version: versions.value[arms[index]!],
      ...(studentId === null ? { studentId, cohortId } : { studentId, cohortId: null }),
    }));
    const assignmentIds = await this.pins.pin(tx, actor, pins);
    const by = { trialId: trial.id, enrolledAt: this.keeping.now(), recordedBy: actor.userId };
    const enrolments = drawers.map((drawer, index) => ({
      id: newId(),
      ...drawer,
      arm: arms[index]!,
      assignmentId: assignmentIds[index]!,
      ...by,
    }));
    this.enrolments.add(tx, enrolments);
    const drawn = drawers.map((drawer, index) => ({ ...drawer, arm: arms[index]! }));
    await this.keeping.tell(tx, actor, trial.id, 'policy-trial.enrolled', { drawn });
    return ok(null);
  }

  private async versionsOf(tx: Transaction, { controlVersionId, treatmentVersionId }: ShownTrial) {
    const control = await this.pins.usable(tx, controlVersionId, 'controlVersionId');
    if (!control.ok) return control;
    const treatment = await this.pins.usable(tx, treatmentVersionId, 'treatmentVersionId');
    return treatment.ok ? ok({ CONTROL: control.value, TREATMENT: treatment.value }) : treatment;
  }

  private async armsOf(tx: Transaction, { id, unit }: ShownTrial, drawers: readonly Drawer[], cohorts: number) {
    const [first] = drawers;
    if (!first) return [];
    const keyed = keyedBy(await this.trials.secretSeed(tx, id));
    const design = designOf(id, unit, cohorts, first.cohortId);
    return armsOf(first.place + drawers.length, design, keyed).slice(first.place) as Arm[];
  }
}
