import { Injectable } from '@nestjs/common';
import { type BusinessCalendar, CalendarsService, pausedFor } from '../calendars/index.js';
import { type CalendarOf, keeping, PoliciesService } from '../follow-up-policies/index.js';
import type { Timeline } from '../kernel/fact.js';
import type { Instant } from '../kernel/instant.js';
import { Clock } from '../platform/clock/index.js';
import type { Transaction } from '../platform/database/index.js';
import { othersTurn } from '../platform/schedule/index.js';
import type { Candidacy } from './candidacies.store.js';
import { ContactGovernor, type Planned } from './contact-governor.service.js';
import { type Projection, projectionOf } from './domain/projection.js';
import { columnsOf } from './projection-columns.js';
import type { Prospect } from './prospect.entity.js';
import { ProspectsStore } from './prospects.store.js';

/** So many are planned before whoever else waits in this process has a turn: a few milliseconds. */
const AT_A_STRETCH = 20;

export interface ProjectedProspect {
  readonly prospect: Prospect;
  readonly projection: Projection;
}

/** A prospect as its facts, pauses and policy show it. */
export interface Look {
  readonly timeline: Timeline;
  readonly calendarOf: CalendarOf;
  readonly projection: Projection;
}

/** Keeps what is stored on a prospect equal to what its facts, and the day booked for its call, say. */
@Injectable()
export class Planner {
  constructor(
    private readonly store: ProspectsStore,
    private readonly policies: PoliciesService,
    private readonly calendars: CalendarsService,
    private readonly governor: ContactGovernor,
    private readonly clock: Clock,
  ) {}

  /** Recomputes stage and next step, in the transaction of the fact that may have changed them; answers the prospect as it is now. */
  async replan(tx: Transaction, prospect: Prospect): Promise<Prospect> {
    const [replanned] = await this.replanAll(tx, [prospect]);
    return asStored(replanned!);
  }

  /**
   * The same for several prospects that the caller holds: their calls are booked at once, so that nobody waits for anybody in
   * a circle. `pinnedTo` is the policy version they come under from now on, null: each stays under its own.
   */
  async replanAll(
    tx: Transaction,
    prospects: readonly Prospect[],
    pinnedTo: string | null = null,
  ): Promise<readonly ProjectedProspect[]> {
    const now = this.clock.now();
    const planned = await this.planAll(tx, prospects, () => now);
    const moved = await this.governor.book(tx, planned, now);
    const moving = prospects.filter(({ id }) => moved.has(id));
    const again = new Map((await this.planAll(tx, moving, () => now)).map((each) => [each.prospect.id, each]));
    const projected = planned.map((each) => again.get(each.prospect.id) ?? each);
    this.store.saveProjections(tx, projected, pinnedTo);
    return projected;
  }

  /** What the facts of prospects mean at an instant, each under its policy version; books nothing and saves nothing. */
  projectAll(
    tx: Transaction,
    prospects: readonly Prospect[],
    nowOf: (prospect: Prospect) => Instant,
  ): Promise<readonly ProjectedProspect[]> {
    return this.planAll(tx, prospects, nowOf);
  }

  /** What a prospect owes at an instant, with what that was read from; books nothing. */
  async look(tx: Transaction, prospect: Prospect, now: Instant): Promise<Look> {
    const [planned] = await this.planAll(tx, [prospect], () => now);
    return planned!;
  }

  /** Loaded together, and planned a few at a time. */
  private async planAll(
    tx: Transaction,
    prospects: readonly Prospect[],
    nowOf: (prospect: Prospect) => Instant,
  ): Promise<readonly (Planned & Look)[]> {
    if (prospects.length === 0) return [];
    const planned: (Planned & Look)[] = [];
    for (const candidacy of await this.store.candidacies(tx, prospects)) {
      planned.push(await this.plan(tx, candidacy, nowOf(candidacy.prospect)));
      if (planned.length % AT_A_STRETCH === 0) await othersTurn();
    }
    return planned;
  }

  private async plan(tx: Transaction, candidacy: Candidacy, now: Instant): Promise<Planned & Look> {
    const { prospect, timeline, manners, booking } = candidacy;
    const rules = await this.policies.rulesOf(tx, prospect.policyVersionId);
    const calendarOf = await this.calendarOf(tx, candidacy, now);
    const projection = projectionOf(rules, timeline, calendarOf, now, manners, keeping(booking));
    return { prospect, projection, booking, calendarOf, timeline };
  }

  /** The calendars by which the steps of a candidacy are dated, as they are known around an instant. */
  async calendarOf(tx: Transaction, { places, pauses }: Candidacy, now: Instant): Promise<CalendarOf> {
    const calendars = await this.calendars.calendarsOf(tx, now);
    const paused = new Map<BusinessCalendar, BusinessCalendar>();
    return (contactId) => {
      const calendar = calendars.of((contactId !== null && places.contacts[contactId]) || places.employer);
      if (!paused.has(calendar)) paused.set(calendar, pausedFor(calendar, pauses));
      return paused.get(calendar)!;
    };
  }
}

/** A prospect with what it was projected to. */
export const asStored = ({ prospect, projection }: ProjectedProspect): Prospect => ({
  ...prospect,
  ...columnsOf(projection),
});
