import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor.js';
import { DAY, type Instant } from '../kernel/instant.js';
import { dayIn } from '../kernel/zone.js';
import type { CaseloadPlace, CaseloadQuestion, CaseloadSort } from './caseload.input.js';
import { CaseloadStore } from './caseload.store.js';
import type { Dashboard } from './dashboard.js';
import { neglectedSince } from '../calendars/index.js';
import { typedOf } from './domain/typed.js';
import { KnownCalendars } from './known-calendars.js';
import { Clock } from '../platform/clock/index.js';

const DAYS_AHEAD = 7;
const DAYS_RATED = 90;

export interface CaseloadPage {
  readonly sort: CaseloadSort;
  readonly after: CaseloadPlace | null;
  readonly limit: number;
}

@Injectable()
export class CaseloadService {
  constructor(
    private readonly store: CaseloadStore,
    private readonly calendars: KnownCalendars,
    private readonly clock: Clock,
  ) {}

  /** The dashboard as of now. */
  async see(actor: Actor, question: CaseloadQuestion, page: CaseloadPage): Promise<Dashboard> {
    const now = this.clock.now();
    const calendar = await this.calendars.of(actor.centerId, now);
    return this.store.dashboard({
      centerId: actor.centerId,
      today: dayIn(calendar.zone, now),
      now,
      dueUntil: now + DAYS_AHEAD * DAY,
      neglectedSince: neglectedSince(calendar, now),
      ratedSince: now - DAYS_RATED * DAY,
      ...whichStudents(actor, question, now),
      ...page,
    });
  }
}

const whichStudents = (actor: Actor, question: CaseloadQuestion, now: Instant) => ({
  cohortId: question.cohortId,
  counselorId: question.mine ? actor.userId : question.counselorId,
  stage: question.stage ?? null,
  overdueSince: typeof question.overdueBy === 'number' ? now - question.overdueBy * DAY : null,
  owesThanks: question.noThankYou ?? null,
  typed: typedOf(question.text),
});
