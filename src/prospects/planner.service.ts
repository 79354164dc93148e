import { Injectable } from '@nestjs/common';
import { CalendarsService } from '../calendars/index.js';
import { type CalendarOf, PoliciesService } from '../follow-up-policies/index.js';
import type { Instant } from '../kernel/instant.js';
import { Clock } from '../platform/clock/index.js';
import type { Transaction } from '../platform/database/index.js';
import type { Candidacy } from './candidacies.js';
import { type Projection, projectionOf } from './domain/projection.js';
import { columnsOf } from './projection-columns.js';
import type { Prospect } from './prospect.entity.js';
import { ProspectsStore } from './prospects.store.js';

/** So many are planned before whoever else waits in this process has a turn: a few milliseconds. */
const AT_A_STRETCH = 20;
const othersTurn = (): Promise<void> => new Promise((done) => void setImmediate(done));

export interface ProjectedProspect {
  readonly prospect: Prospect;
  readonly projection: Projection;
}

/** Keeps what is stored on a prospect equal to what its facts say. */
@Injectable()
export class Planner {
  constructor(
    private readonly store: ProspectsStore,
    private readonly policies: PoliciesService,
    private readonly calendars: CalendarsService,
    private readonly clock: Clock,
  ) {}

  /** Recomputes stage and next step, in the transaction of the fact that may have changed them; answers the prospect as it is now. */
  async replan(tx: Transaction, prospect: Prospect): Promise<Prospect> {
    const now = this.clock.now();
    const projected = await this.projectAll(tx, [prospect], () => now);
    this.store.saveProjections(tx, projected);
    return { ...prospect, ...columnsOf(projected[0]!.projection) };
  }

  /** What the facts of prospects mean at an instant, each under its policy version; loaded together, and planned a few at a time. */
  async projectAll(
    tx: Transaction,
    prospects: readonly Prospect[],
    nowOf: (prospect: Prospect) => Instant,
  ): Promise<ProjectedProspect[]> {
    const projected: ProjectedProspect[] = [];
    for (const candidacy of await this.store.candidacies(tx, prospects)) {
      projected.push(await this.project(tx, candidacy, nowOf(candidacy.prospect)));
      if (projected.length % AT_A_STRETCH === 0) await othersTurn();
    }
    return projected;
  }

  private async project(tx: Transaction, candidacy: Candidacy, now: Instant): Promise<ProjectedProspect> {
    const { prospect, timeline } = candidacy;
    const rules = await this.policies.rulesOf(tx, prospect.policyVersionId);
    const calendarOf = await this.calendarOf(tx, candidacy, now);
    return { prospect, projection: projectionOf(rules, timeline, calendarOf, now) };
  }

  /** The calendars by which the steps of a candidacy are dated, as they are known around an instant. */
  async calendarOf(tx: Transaction, { places }: Pick<Candidacy, 'places'>, now: Instant): Promise<CalendarOf> {
    const calendars = await this.calendars.calendarsOf(tx, now);
    return (contactId) => calendars.of((contactId !== null && places.contacts[contactId]) || places.employer);
  }
}
