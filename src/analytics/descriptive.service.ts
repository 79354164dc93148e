import { Injectable } from '@nestjs/common';
import { CentersStore } from '../centers/index.js';
import { missingForShare } from './domain/descriptive/not-enough.js';
import { type Rate, rateOf } from './domain/descriptive/rate.js';
import { type StudentCounts, talliesOf, tallyOf, within } from './domain/descriptive/student-counts.js';
import { type WaitingTime, waitingTimeOf } from './domain/descriptive/waiting-time.js';
import { type AnalyticsScope, type Hierarchy, hierarchyOf } from './domain/suppression-hierarchy.js';
import { type Told, tellOverlapping } from './domain/suppression-tables.js';
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

/** Everybody, divided into those of whom sides are told, and the rest. */
export interface Divided {
  readonly all: readonly StudentCounts[];
  readonly part: readonly StudentCounts[];
  readonly rest: readonly StudentCounts[];
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

  /** Shares of sides that add up to a part of all, for the whole center. Where all of them are hidden, or the rest is a small group, so are the sides. */
  sides(look: Look, divided: Divided, sides: readonly (readonly StudentCounts[])[]): readonly Rate[] {
    const whole = this.toldOfPart(look, divided);
    const { parts } = tellOverlapping(sides.map(tallyOf), tallyOf(divided.part), look.smallestGroup);
    return parts.map((told, side) => rateOf(whole.as === 'HIDDEN' ? whole : told, sides[side]!, look.smallestGroup));
  }

  /** What sets the rest apart is told with the figure, so only how few they are may be a secret. */
  private toldOfPart({ hierarchy, smallestGroup }: Look, { all, part, rest }: Divided): Told {
    const [inAll, inPart, inRest] = [all, part, rest].map(tallyOf).map(({ students, n }) => ({ students, n }));
    const whole = hierarchy.tell(talliesOf(all))({ level: 'CENTER' });
    return whole.as === 'HIDDEN' ? whole : tellOverlapping([inPart!, inRest!], inAll!, smallestGroup).parts[0]!;
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
