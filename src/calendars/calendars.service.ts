import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor.js';
import { type Day, daysBetween } from '../kernel/day.js';
import type { Instant } from '../kernel/instant.js';
import { fail, ok, type Result } from '../kernel/result.js';
import { Audit } from '../audit/index.js';
import { Clock, newId } from '../platform/clock/index.js';
import type { Transaction } from '../platform/database/index.js';
import { UseCases } from '../platform/idempotency/index.js';
import { expectVersion, parse, parseChanges } from '../platform/validation/index.js';
import type { CenterCalendar, Closure } from './calendar.entity.js';
import type { AddClosureInput, ChangeCalendarInput, RemoveClosureInput } from './calendars.graphql.js';
import { CalendarFields, NewClosure } from './calendars.input.js';
import { CalendarsStore } from './calendars.store.js';
import { CenterCalendars, type Years } from './center-calendars.js';
import { isHolidayRegion } from './holidays.js';

export type CalendarSettings = Omit<CenterCalendar, 'centerId' | 'version'>;

const YEARS_BEHIND = 2;
const YEARS_AHEAD = 3;
const LONGEST_CLOSURE = 366;
const MOST_REMEMBERED = 1_000;

@Injectable()
export class CalendarsService {
  private readonly read = new WeakMap<Transaction, Promise<CenterCalendars>>();
  /** By what they are made of: making them walks through the holidays of years. */
  private readonly made = new Map<string, CenterCalendars>();

  constructor(
    private readonly useCases: UseCases,
    private readonly store: CalendarsStore,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Gives a center that is being opened its calendar. */
  async open(tx: Transaction, settings: CalendarSettings): Promise<Result<null>> {
    const parsed = parse(CalendarFields, settings);
    if (!parsed.ok) return parsed;
    const possible = expectPossible(parsed.value);
    if (possible.ok) await this.store.add(tx, parsed.value);
    return possible;
  }

  /** Every calendar of the center, with the days off from two years before to three years after `now`; read once in a transaction. */
  calendarsOf(tx: Transaction, now: Instant = this.clock.now()): Promise<CenterCalendars> {
    const known = this.read.get(tx) ?? this.readCalendars(tx, yearsAround(now));
    this.read.set(tx, known);
    return known;
  }

  private async readCalendars(tx: Transaction, years: Years): Promise<CenterCalendars> {
    const { closures, ...settings } = await this.store.withClosures(
      tx,
      `${years.first}-01-01` as Day,
      `${years.last}-12-31` as Day,
    );
    const key = JSON.stringify([settings, closures, years]);
    const calendars = this.made.get(key) ?? new CenterCalendars(settings, closures, years);
    if (this.made.size >= MOST_REMEMBERED) this.made.clear();
    this.made.set(key, calendars);
    return calendars;
  }

  change(actor: Actor, input: ChangeCalendarInput): Promise<Result<{ calendar: CenterCalendar }>> {
    return this.useCases.run(actor, { name: 'changeCalendar', input }, async (tx) => {
      const parsed = parseChanges(CalendarFields, input);
      if (!parsed.ok) return parsed;
      const before = await this.store.calendarToChange(tx);
      const after = { ...before, ...parsed.value, version: before.version + 1 };
      const possible = firstFailure(expectVersion(before.version, input.version), expectPossible(after));
      if (!possible.ok) return possible;
      await this.store.change(tx, after);
      await this.audit.record(tx, actor, {
        action: 'calendar.changed',
        subjectType: 'Calendar',
        subjectId: tx.centerId,
        before,
        after,
      });
      await this.outdatePlans(tx);
      return ok({ calendar: after });
    });
  }

  addClosure(actor: Actor, input: AddClosureInput): Promise<Result<{ closure: Closure }>> {
    return this.useCases.run(actor, { name: 'addClosure', input }, async (tx) => {
      const parsed = parse(NewClosure, input);
      if (!parsed.ok) return parsed;
      const closure = { ...parsed.value, id: parsed.value.id ?? newId(), centerId: tx.centerId };
      const possible = expectClosable(closure);
      if (!possible.ok) return possible;
      if (!(await this.store.addClosure(tx, closure)))
        return fail('ID_TAKEN', 'This id is used already; make a new UUIDv7.', 'id');
      await this.audit.record(tx, actor, {
        action: 'closure.added',
        subjectType: 'Closure',
        subjectId: closure.id,
        after: closure,
      });
      await this.outdatePlans(tx);
      return ok({ closure });
    });
  }

  removeClosure(actor: Actor, input: RemoveClosureInput): Promise<Result<{ closure: Closure }>> {
    return this.useCases.run(actor, { name: 'removeClosure', input }, async (tx) => {
      const closure = await this.store.removeClosure(tx, input.id);
      if (!closure) return fail('CLOSURE_NOT_FOUND', 'There is no closure with this id.', 'id');
      await this.audit.record(tx, actor, {
        action: 'closure.removed',
        subjectType: 'Closure',
        subjectId: closure.id,
        before: closure,
      });
      await this.outdatePlans(tx);
      return ok({ closure });
    });
  }

  private outdatePlans(tx: Transaction): Promise<void> {
    return this.store.outdatePlans(tx, new Date(this.clock.now()));
  }
}

const yearsAround = (now: Instant): Years => {
  const year = new Date(now).getUTCFullYear();
  return { first: year - YEARS_BEHIND, last: year + YEARS_AHEAD };
};

const firstFailure = (...checks: readonly Result<null>[]): Result<null> =>
  checks.find((check) => !check.ok) ?? ok(null);

/** Settings that are right one by one may still not go together. */
const expectPossible = ({ country, region, opensAtMinute, closesAtMinute }: CalendarSettings): Result<null> => {
  if (!isHolidayRegion(country, null))
    return fail(
      'COUNTRY_NOT_KNOWN',
      `No public holidays are known for "${country}"; use a code such as "US".`,
      'country',
    );
  if (!isHolidayRegion(country, region))
    return fail(
      'REGION_NOT_KNOWN',
      `No region "${region}" of "${country}" is known; use a code such as "NY", or null.`,
      'region',
    );
  if (opensAtMinute >= closesAtMinute)
    return fail(
      'CLOSES_BEFORE_IT_OPENS',
      'The center must open before it closes; correct the minutes.',
      'closesAtMinute',
    );
  return ok(null);
};

const expectClosable = ({ firstDay, lastDay }: Pick<Closure, 'firstDay' | 'lastDay'>): Result<null> => {
  if (lastDay < firstDay)
    return fail(
      'CLOSURE_ENDS_BEFORE_IT_STARTS',
      'The last day must not be before the first; exchange them.',
      'lastDay',
    );
  if (daysBetween(firstDay, lastDay) > LONGEST_CLOSURE)
    return fail('CLOSURE_TOO_LONG', `A closure may last ${LONGEST_CLOSURE} days; split it.`, 'lastDay');
  return ok(null);
};
