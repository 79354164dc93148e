import { Injectable } from '@nestjs/common';
import { CalendarsService } from '../calendars/index.js';
import { type Booking, type CalendarOf, keeping, PoliciesService } from '../follow-up-policies/index.js';
import type { Instant } from '../kernel/instant.js';
import { Clock } from '../platform/clock/index.js';
import type { Transaction } from '../platform/database/index.js';
import { ContactGovernor, type Planned } from './contact-governor.service.js';
import { type Projection, projectionOf } from './domain/projection.js';
import { columnsOf } from './projection-columns.js';
import type { Prospect } from './prospect.entity.js';
import { type Candidacy, ProspectsStore } from './prospects.store.js';

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
    return replanned!;
  }

  /** The same for several prospects that the caller holds: their calls are booked at once, so that nobody waits for anybody in a circle. */
  async replanAll(tx: Transaction, prospects: readonly Prospect[]): Promise<Prospect[]> {
    const now = this.clock.now();
    const planned = await this.planAll(tx, prospects, now);
    const moved = await this.governor.book(tx, planned, now);
    const again = await this.planAll(
      tx,
      prospects.filter(({ id }) => moved.has(id)),
      now,
    );
    const projections = new Map([...planned, ...again].map(({ prospect, projection }) => [prospect.id, projection]));
    for (const [id, projection] of projections) await this.store.saveProjection(tx, id, projection);
    return prospects.map((prospect) => ({ ...prospect, ...columnsOf(projections.get(prospect.id)!) }));
  }

  /** What the facts of a prospect mean at an instant; books nothing. */
  async project(tx: Transaction, prospect: Prospect, now: Instant): Promise<Projection> {
    const [planned] = await this.planAll(tx, [prospect], now);
    return planned!.projection;
  }

  private async planAll(tx: Transaction, prospects: readonly Prospect[], now: Instant): Promise<Planned[]> {
    if (prospects.length === 0) return [];
    const bookings = await this.governor.bookingsOf(tx, prospects);
    const planned: Planned[] = [];
    for (const prospect of prospects)
      planned.push(await this.plan(tx, prospect, bookings.get(prospect.id) ?? null, now));
    return planned;
  }

  private async plan(tx: Transaction, prospect: Prospect, booking: Booking | null, now: Instant): Promise<Planned> {
    const candidacy = await this.store.candidacy(tx, prospect);
    const rules = await this.policies.rulesOf(tx, prospect.policyVersionId);
    const calendarOf = await this.calendarOf(tx, candidacy, now);
    const projection = projectionOf(rules, candidacy.timeline, calendarOf, now, keeping(booking));
    return { prospect, projection, booking, calendarOf };
  }

  private async calendarOf(tx: Transaction, { places }: Pick<Candidacy, 'places'>, now: Instant): Promise<CalendarOf> {
    const calendars = await this.calendars.calendarsOf(tx, now);
    return (contactId) => calendars.of((contactId !== null && places.contacts[contactId]) || places.employer);
  }
}
