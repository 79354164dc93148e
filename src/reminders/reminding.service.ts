import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import { CalendarsService } from '../calendars/index.js';
import type { Instant } from '../kernel/instant.js';
import { Clock, newId } from '../platform/clock/index.js';
import { Database, type Transaction } from '../platform/database/index.js';
import { Announcements } from './announcements.service.js';
import { DueStepsStore } from './due-steps.store.js';
import { EscalationsStore } from './escalations.store.js';
import { Listeners, type Listening } from './listeners.service.js';
import type { Recipient } from './recipient.js';
import { RemindersStore } from './reminders.store.js';
import { comingUpFor, escalationsOf, movedOn, remindersOf, type Turn, turnOf } from './turn.js';

const BATCH = 500;

/** Turns steps that have come up into reminders, escalations and planned messages, and moves them on, all in one transaction: so nothing is lost, and nothing is said twice. */
@Injectable()
export class Reminding {
  constructor(
    private readonly database: Database,
    private readonly steps: DueStepsStore,
    private readonly reminders: RemindersStore,
    private readonly escalations: EscalationsStore,
    private readonly listeners: Listeners,
    private readonly announcements: Announcements,
    private readonly calendars: CalendarsService,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Goes on until nothing is due in the center; answers how many steps had their turn. */
  async remind(centerId: string): Promise<number> {
    let taken = 0;
    for (let batch = BATCH; batch === BATCH; taken += batch)
      batch = await this.database.inCenter(centerId, (tx) => this.remindBatch(tx, this.clock.now()));
    return taken;
  }

  /** Marks the escalations of a center whose step has been done; answers how many. */
  resolve(centerId: string): Promise<number> {
    return this.database.inCenter(centerId, (tx) => this.escalations.resolve(tx, new Date(this.clock.now())));
  }

  private async remindBatch(tx: Transaction, now: Instant): Promise<number> {
    const steps = await this.steps.claim(tx, new Date(now), BATCH);
    if (steps.length === 0) return 0;
    const calendar = (await this.calendars.calendarsOf(tx, now)).of();
    const listening = await this.listeners.of(tx, steps, now);
    const turns = steps.map((step) => turnOf(step, calendar, now));
    await this.escalations.raise(
      tx,
      turns.flatMap((turn) => escalationsOf(turn, listening.who, now)),
    );
    const said = await this.say(tx, turns, listening, now);
    const comingUp = turns.flatMap((turn) => comingUpFor(turn, listening.who, calendar, now) ?? []);
    await this.announcements.byMail(tx, unique([...said, ...comingUp]), now);
    await this.steps.moveOn(tx, turns.map(movedOn));
    return steps.length;
  }

  /** Fills the inboxes; answers who found something new there. Students are told at once, where they want that. */
  private async say(
    tx: Transaction,
    turns: readonly Turn[],
    { who, people }: Listening,
    now: Instant,
  ): Promise<Recipient[]> {
    const reminders = turns.flatMap((turn) => remindersOf(turn, who, now));
    const unsaid = await this.reminders.add(tx, reminders);
    const news = reminders.filter(({ id }) => unsaid.has(id));
    const peopleOf = (some: typeof news) => unique(some.map(({ personId }) => people.get(personId)!));
    await this.announcements.byPush(tx, peopleOf(news.filter(({ audience }) => audience === 'STUDENT')), now);
    await this.writeDown(tx, peopleOf(news));
    return peopleOf(news);
  }

  /** So that whoever is looking at their inbox sees that there is something new. */
  private writeDown(tx: Transaction, people: readonly Recipient[]): Promise<void> {
    const requestId = newId();
    const happenings = people.map(({ personId }) => ({
      action: 'inbox.reminded',
      subjectType: 'Person',
      subjectId: personId,
    }));
    return this.audit.recordAll(tx, { userId: null, requestId }, happenings);
  }
}

const unique = <Each>(things: readonly Each[]): Each[] => [...new Set(things)];
