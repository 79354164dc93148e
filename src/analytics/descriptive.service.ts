import { Injectable } from '@nestjs/common';
import { CalendarsService, neglectedSince } from '../calendars/index.js';
import { CentersStore } from '../centers/index.js';
import { addDays } from '../kernel/day.js';
import { dayIn, instantAt } from '../kernel/zone.js';
import { Clock } from '../platform/clock/index.js';
import { Database } from '../platform/database/index.js';
import { missingForShare } from './domain/descriptive/not-enough.js';
import { type Rate, rateOf } from './domain/descriptive/rate.js';
import { type StudentCounts, talliesOf, tallyOf, within } from './domain/descriptive/student-counts.js';
import { type WaitingTime, waitingTimeOf } from './domain/descriptive/waiting-time.js';
import { type AnalyticsScope, type Hierarchy, hierarchyOf } from './domain/suppression-hierarchy.js';
import { tellList } from './domain/suppression-tables.js';
import { RatesStore } from './rates.store.js';
import { type AsOf, rowsOf } from './students-in-groups.store.js';
import { type WaitsOfGroups, waitTallyOf } from './waits.store.js';

/** A look at the figures of one scope, as of one day. Every figure of it passes the suppression of its hierarchy. */
export interface Look {
  readonly asOf: AsOf;
  readonly zone: string;
  readonly neglectedSince: number;
  readonly scope: AnalyticsScope;
  readonly smallestGroup: number;
  readonly hierarchy: Hierarchy;
}

/** Opens looks at a center and turns counts into what may be told. */
@Injectable()
export class DescriptiveAnalytics {
  constructor(
    private readonly database: Database,
    private readonly calendars: CalendarsService,
    private readonly centers: CentersStore,
    private readonly rates: RatesStore,
    private readonly clock: Clock,
  ) {}

  async look(centerId: string, scope: AnalyticsScope): Promise<Look> {
    const now = this.clock.now();
    const calendar = await this.database.inCenter(centerId, async (tx) =>
      (await this.calendars.calendarsOf(tx, now)).of(),
    );
    const today = dayIn(calendar.zone, now);
    const cutoff = instantAt(calendar.zone, today, 0);
    const asOf = { centerId, day: addDays(today, -1), cutoff };
    const { smallestGroup } = await this.centers.profile(centerId);
    const groups = await this.rates.groups(asOf);
    const tallies = groups.map(({ students, ...group }) => ({ ...group, tally: { students, n: students } }));
    return {
      asOf,
      zone: calendar.zone,
      neglectedSince: neglectedSince(calendar, cutoff),
      scope,
      smallestGroup,
      hierarchy: hierarchyOf(tallies, smallestGroup),
    };
  }

  students({ hierarchy, scope, smallestGroup }: Look) {
    const told = hierarchy.students(scope);
    return {
      students: told.as === 'SHOWN' ? told.students : null,
      notEnough: missingForShare(told, smallestGroup) ?? null,
    };
  }

  rate(
    { hierarchy, scope, smallestGroup }: Look,
    counts: readonly StudentCounts[],
    countOf?: (counts: readonly number[]) => number,
  ): Rate {
    const told = hierarchy.tell(talliesOf(counts))(scope);
    return rateOf(told, within(counts, scope), smallestGroup, countOf);
  }

  /** Shares of sides that add up to something that is told elsewhere, for the whole center. */
  sides({ smallestGroup }: Look, sides: readonly (readonly StudentCounts[])[]): readonly Rate[] {
    const { parts } = tellList(sides.map(tallyOf), smallestGroup);
    return parts.map((told, side) => rateOf(told, sides[side]!, smallestGroup));
  }

  waitingTime(
    { hierarchy, scope, smallestGroup }: Look,
    { waits, students }: WaitsOfGroups,
    key: string = 'ALL',
  ): WaitingTime {
    const tallies = rowsOf(students, key).map((group) => ({ ...group, tally: waitTallyOf(group) }));
    const told = hierarchy.tell(tallies)(scope);
    return waitingTimeOf(told, within(rowsOf(waits, key), scope), smallestGroup);
  }
}
