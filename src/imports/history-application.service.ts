import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import { EmployersService } from '../employers/index.js';
import { PoliciesService } from '../follow-up-policies/index.js';
import type { Actor } from '../kernel/actor.js';
import type { Transaction } from '../platform/database/index.js';
import { type Prospect, ProspectOpening, ProspectsStore, Recording } from '../prospects/index.js';
import { HistoryFacts } from './history-facts.service.js';
import { type HistoryPart, HistoryPlans, type PlannedPlace } from './history-plans.service.js';
import type { PlannedCandidacy } from './domain/history-plan.js';
import { dayOfMoment } from './domain/moment-cell.js';
import type { Vantage } from './domain/history-moments.js';
import type { RowOutcome } from './row-outcome.js';

/** Writes a part of a history: each prospect is opened or found, told, and planned once. */
@Injectable()
export class HistoryApplication {
  constructor(
    private readonly plans: HistoryPlans,
    private readonly facts: HistoryFacts,
    private readonly employers: EmployersService,
    private readonly opening: ProspectOpening,
    private readonly policies: PoliciesService,
    private readonly prospects: ProspectsStore,
    private readonly recording: Recording,
    private readonly audit: Audit,
  ) {}

  async apply(
    tx: Transaction,
    actor: Actor,
    part: HistoryPart,
    columnOf: (field: string) => string,
  ): Promise<readonly RowOutcome[]> {
    const { places, outcomes, vantage } = await this.plans.plan(tx, part, columnOf, true);
    const changed = places.filter(({ plan }) => plan.candidacies.length > 0);
    const written: Prospect[] = [];
    for (const place of changed)
      for (const candidacy of place.plan.candidacies)
        written.push(await this.write(tx, actor, place, candidacy, vantage));
    if (written.length > 0) await this.replan(tx, written, vantage);
    return outcomes;
  }

  private async write(
    tx: Transaction,
    actor: Actor,
    place: PlannedPlace,
    candidacy: PlannedCandidacy,
    vantage: Vantage,
  ): Promise<Prospect> {
    const prospect = await this.find(tx, actor, place, candidacy, vantage);
    for (const told of candidacy.told) await this.facts.write(tx, actor, prospect, told, vantage.zone);
    return this.pin(tx, prospect, candidacy);
  }

  private async find(
    tx: Transaction,
    actor: Actor,
    { employer, place, student, prospects }: PlannedPlace,
    { known, told }: PlannedCandidacy,
    { zone, now }: Vantage,
  ): Promise<Prospect> {
    const application = told.find(({ fact }) => fact.kind === 'APPLIED');
    const appliedOn = application ? dayOfMoment(application.row.when, zone) : null;
    if (known === null)
      return this.opening.openKnown(tx, actor, {
        studentId: student.id,
        employer: employer ?? (await this.employers.findOrAdd(tx, actor, place.employer)),
        position: place.position,
        appliedOn,
        historyUntil: new Date(now),
      });
    const prospect = prospects.get(known.id) as Prospect;
    return appliedOn === null ? prospect : this.date(tx, actor, prospect, appliedOn);
  }

  private async date(
    tx: Transaction,
    actor: Actor,
    before: Prospect,
    appliedOn: Prospect['appliedOn'],
  ): Promise<Prospect> {
    const changes = { appliedOn, version: before.version + 1 };
    this.prospects.change(tx, before.id, changes);
    const after = { ...before, ...changes };
    await this.audit.record(tx, actor, {
      action: 'prospect.changed',
      subjectType: 'Prospect',
      subjectId: before.id,
      before,
      after,
    });
    return after;
  }

  /** A prospect comes under the policy in force when its last interview ended. */
  private async pin(tx: Transaction, prospect: Prospect, { told }: PlannedCandidacy): Promise<Prospect> {
    const last = told.findLast(({ fact }) => fact.kind === 'INTERVIEW_HELD');
    if (!last) return prospect;
    const { id: prospectId, studentId } = prospect;
    return this.recording.pin(
      tx,
      prospect,
      await this.policies.versionIdInForceAt(tx, last.fact.at, { prospectId, studentId }),
    );
  }

  /** The students' other open prospects too: an offer makes it urgent to hear from them. */
  private async replan(tx: Transaction, written: readonly Prospect[], { now }: Vantage): Promise<void> {
    const ids = new Set(written.map(({ id }) => id));
    const students = new Set(written.map(({ studentId }) => studentId));
    const held = await this.prospects.lockOpenAnd(tx, [...students], [...ids]);
    this.prospects.keepHistory(tx, [...ids], new Date(now));
    await this.recording.replanAll(tx, held);
  }
}
