import { Injectable } from '@nestjs/common';
import { CentersStore } from '../centers/index.js';
import { missingForShare } from './domain/descriptive/not-enough.js';
import { type Rate, rateOf } from './domain/descriptive/rate.js';
import { type StudentCounts, talliesOf, tallyOf, within } from './domain/descriptive/student-counts.js';
import { type WaitingTime, waitingTimeOf } from './domain/descriptive/waiting-time.js';
import { type AnalyticsScope, type Hierarchy, hierarchyOf } from './domain/suppression-hierarchy.js';
import { tellOverlapping } from './domain/suppression-tables.js';
import { LastWholeDay, type WholeDay } from './last-whole-day.service.js';
import { RatesStore } from './rates.store.js';
import { rowsOf } from './students-in-groups.store.js';
import { type WaitsOfGroups, waitTallyOf } from './waits.store.js';

/** A look at the figures of one scope, as of one day. Every figure of it passes the suppression of its hierarchy. */
export interface Look extends WholeDay {
  readonly scope: AnalyticsScope;
  readonly smallestGroup: number;
  readonly hierarchy: Hierarchy;
}

/** Opens looks at a center and turns counts into what may be told. */
@Injectable()
export class DescriptiveAnalytics {
  constructor(
    private readonly lastWholeDay: LastWholeDay,
    private readonly centers: CentersStore,
    private readonly rates: RatesStore,
  ) {}

  async look(centerId: string, scope: AnalyticsScope): Promise<Look> {
    const day = await this.lastWholeDay.of(centerId);
    const { smallestGroup } = await this.centers.profile(centerId);
    const groups = await this.rates.groups(day.asOf);
    const tallies = groups.map(({ students, ...group }) => ({ ...group, tally: { students, n: students } }));
    return { ...day, scope, smallestGroup, hierarchy: hierarchyOf(tallies, smallestGroup) };
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

  /** Shares of sides that add up to all, for the whole center. Where all of them are hidden so are the sides. */
  sides(
    { hierarchy, smallestGroup }: Look,
    all: readonly StudentCounts[],
    sides: readonly (readonly StudentCounts[])[],
  ): readonly Rate[] {
    const whole = hierarchy.tell(talliesOf(all))({ level: 'CENTER' });
    const { parts } = tellOverlapping(sides.map(tallyOf), tallyOf(all), smallestGroup);
    return parts.map((part, side) => rateOf(whole.as === 'HIDDEN' ? whole : part, sides[side]!, smallestGroup));
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
