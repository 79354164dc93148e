import { Injectable } from '@nestjs/common';
import { PoliciesService } from '../follow-up-policies/index.js';
import type { Actor } from '../kernel/actor.js';
import type { Transaction } from '../platform/database/index.js';
import { type Prospect, ProspectsStore, Recording } from '../prospects/index.js';
import type { Vantage } from './domain/history-moments.js';
import type { ToldFact } from './domain/history-telling.js';
import { HistoryFacts } from './history-facts.service.js';
import { type HistoryPart, HistoryPlans } from './history-plans.service.js';
import { HistoryProspects, type ToldProspect } from './history-prospects.service.js';
import type { RowOutcome } from './row-outcome.js';

/** Writes a part of a history, some statements for all of its rows: each prospect is opened or found, told, and planned once. */
@Injectable()
export class HistoryApplication {
  constructor(
    private readonly plans: HistoryPlans,
    private readonly found: HistoryProspects,
    private readonly facts: HistoryFacts,
    private readonly policies: PoliciesService,
    private readonly prospects: ProspectsStore,
    private readonly recording: Recording,
  ) {}

  async apply(
    tx: Transaction,
    actor: Actor,
    part: HistoryPart,
    columnOf: (field: string) => string,
  ): Promise<readonly RowOutcome[]> {
    const { places, outcomes, vantage } = await this.plans.plan(tx, part, columnOf, true);
    const told = await this.found.find(tx, actor, places, vantage);
    if (told.length === 0) return outcomes;
    const facts = told.flatMap(({ prospect, told: ofProspect }) =>
      ofProspect.map((each) => ({ prospect, told: each })),
    );
    await this.facts.write(tx, actor, facts, vantage.zone);
    await Promise.all(told.map((each) => this.pin(tx, each)));
    await this.replan(
      tx,
      told.map(({ prospect }) => prospect),
      vantage,
    );
    return outcomes;
  }

  /** A prospect comes under the policy in force when its last interview ended. */
  private async pin(tx: Transaction, { prospect, told }: ToldProspect): Promise<void> {
    const last = told.findLast(isHeld);
    if (!last) return;
    const { id: prospectId, studentId } = prospect;
    const version = await this.policies.versionIdInForceAt(tx, last.fact.at, { prospectId, studentId });
    await this.recording.pin(tx, prospect, version);
  }

  /** The students' other open prospects too: an offer makes it urgent to hear from them. */
  private async replan(tx: Transaction, written: readonly Prospect[], { now }: Vantage): Promise<void> {
    const ids = new Set(written.map(({ id }) => id));
    const students = new Set(written.map(({ studentId }) => studentId));
    this.prospects.keepHistory(tx, [...ids], new Date(now));
    await this.recording.replanAll(tx, await this.prospects.lockOpenAnd(tx, [...students], [...ids]));
  }
}

const isHeld = ({ fact }: ToldFact): boolean => fact.kind === 'INTERVIEW_HELD';
