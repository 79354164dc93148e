import { Injectable } from '@nestjs/common';
import { type BusinessCalendar, CalendarsService, pausedFor } from '../calendars/index.js';
import { type CalendarOf, PoliciesService } from '../follow-up-policies/index.js';
import type { Timeline } from '../kernel/fact.js';
import type { Instant } from '../kernel/instant.js';
import { Clock } from '../platform/clock/index.js';
import type { Transaction } from '../platform/database/index.js';
import { type Projection, projectionOf } from './domain/projection.js';
import { columnsOf } from './projection-columns.js';
import type { Prospect } from './prospect.entity.js';
import { type Candidacy, ProspectsStore } from './prospects.store.js';

/** A prospect as its facts, pauses and policy show it. */
export interface Look {
  readonly timeline: Timeline;
  readonly calendarOf: CalendarOf;
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
    const projection = await this.project(tx, prospect, this.clock.now());
    await this.store.saveProjection(tx, prospect.id, projection);
    return { ...prospect, ...columnsOf(projection) };
  }

  /** What the facts of a prospect mean at an instant. */
  async project(tx: Transaction, prospect: Prospect, now: Instant): Promise<Projection> {
    return (await this.look(tx, prospect, now)).projection;
  }

  /** The same, with what it was read from. */
  async look(tx: Transaction, prospect: Prospect, now: Instant): Promise<Look> {
    const candidacy = await this.store.candidacy(tx, prospect);
    const rules = await this.policies.rulesOf(tx, prospect.policyVersionId);
    const calendarOf = await this.calendarOf(tx, candidacy, now);
    const { timeline } = candidacy;
    return { timeline, calendarOf, projection: projectionOf(rules, timeline, calendarOf, now, candidacy.manners) };
  }

  private async calendarOf(tx: Transaction, { places, pauses }: Candidacy, now: Instant): Promise<CalendarOf> {
    const calendars = await this.calendars.calendarsOf(tx, now);
    const paused = new Map<BusinessCalendar, BusinessCalendar>();
    return (contactId) => {
      const calendar = calendars.of((contactId !== null && places.contacts[contactId]) || places.employer);
      if (!paused.has(calendar)) paused.set(calendar, pausedFor(calendar, pauses));
      return paused.get(calendar)!;
    };
  }
}
