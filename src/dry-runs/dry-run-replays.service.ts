import { Injectable } from '@nestjs/common';
import { CalendarsService } from '../calendars/index.js';
import { PoliciesService } from '../follow-up-policies/index.js';
import type { Instant } from '../kernel/instant.js';
import { dayIn } from '../kernel/zone.js';
import type { Transaction } from '../platform/database/index.js';
import { othersTurn } from '../platform/schedule/index.js';
import { Planner, type Prospect, ProspectsStore } from '../prospects/index.js';
import { contactsMade } from './domain/contacts.js';
import { lookedAfterBy } from './domain/looked-after.js';
import type { OwedStep } from './domain/owed-step.js';
import { replay } from './domain/replay.js';
import { type Around, type Count, Tally } from './domain/tally.js';
import type { DryRun } from './dry-run.entity.js';
import type { ListedProspect } from './dry-run-results.store.js';
import { DryRunScopeStore } from './dry-run-scope.store.js';

/** What a batch of prospects comes to. */
export interface Replayed {
  readonly counts: readonly Count[];
  /** Those on which something was owed or done within the period. */
  readonly listed: readonly ListedProspect[];
}

type Period = Omit<Around, 'counselorOn'>;
type Candidacy = Awaited<ReturnType<ProspectsStore['candidacies']>>[number];

const MOST_LISTED_STEPS = 50;

/** Replays prospects under the rules that are tried and under those they are pinned to. */
@Injectable()
export class DryRunReplays {
  constructor(
    private readonly prospects: ProspectsStore,
    private readonly planner: Planner,
    private readonly policies: PoliciesService,
    private readonly calendars: CalendarsService,
    private readonly scope: DryRunScopeStore,
  ) {}

  async replayAll(tx: Transaction, run: DryRun, prospects: readonly Prospect[]): Promise<Replayed> {
    const tally = new Tally();
    const listed: ListedProspect[] = [];
    const period = await this.periodOf(tx, run);
    const counselorOf = await this.counselors(tx, run, prospects);
    for (const candidacy of await this.prospects.candidacies(tx, prospects)) {
      await othersTurn();
      const around = { ...period, counselorOn: counselorOf(candidacy.prospect.studentId) };
      const replayed = await this.replayOne(tx, run, candidacy, around);
      tally.addSteps('TRIED', replayed.tried, around);
      tally.addSteps('IN_FORCE', replayed.inForce, around);
      tally.addContacts(replayed.happened, around);
      listed.push(...listedOf(replayed, period));
    }
    return { counts: tally.counts(), listed };
  }

  private async replayOne(
    tx: Transaction,
    { rules }: DryRun,
    candidacy: Candidacy,
    { until, dayOf }: Period,
  ): Promise<ListedProspect> {
    const { prospect, timeline, manners } = candidacy;
    const pinnedTo = await this.policies.rulesOf(tx, prospect.policyVersionId);
    const calendarOf = await this.planner.calendarOf(tx, candidacy, until);
    return {
      prospectId: prospect.id,
      tried: replay(rules, timeline, calendarOf, until, manners),
      inForce: replay(pinnedTo, timeline, calendarOf, until, manners),
      happened: contactsMade(timeline, dayOf).filter(({ at }) => at <= until),
    };
  }

  private async periodOf(tx: Transaction, run: DryRun): Promise<Period> {
    const until = run.until.getTime();
    const { zone } = (await this.calendars.calendarsOf(tx, until)).of();
    return { fromDay: run.fromDay, toDay: run.toDay, until, dayOf: (at: Instant) => dayIn(zone, at) };
  }

  private async counselors(tx: Transaction, run: DryRun, prospects: readonly Prospect[]) {
    const students = [...new Set(prospects.map(({ studentId }) => studentId))];
    const cares = await this.scope.caresOf(tx, students, run);
    const covers = await this.scope.coversIn(tx, run);
    return (studentId: string): Around['counselorOn'] =>
      (day) =>
        lookedAfterBy(cares.get(studentId) ?? [], covers, day);
  }
}

/** What a prospect's row holds, when there is anything of the period to show. */
function listedOf({ prospectId, tried, inForce, happened }: ListedProspect, period: Period): ListedProspect[] {
  const within = ({ openedAt, endedAt }: OwedStep): boolean =>
    period.dayOf(openedAt) <= period.toDay && (endedAt === null || period.dayOf(endedAt) >= period.fromDay);
  const listed = {
    prospectId,
    tried: tried.filter(within).slice(0, MOST_LISTED_STEPS),
    inForce: inForce.filter(within).slice(0, MOST_LISTED_STEPS),
    happened: happened
      .filter(({ on }) => on >= period.fromDay && on <= period.toDay)
      .toSorted((a, b) => a.at - b.at)
      .slice(0, MOST_LISTED_STEPS),
  };
  return listed.tried.length + listed.inForce.length + listed.happened.length > 0 ? [listed] : [];
}
