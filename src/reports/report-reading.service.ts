import { Injectable } from '@nestjs/common';
import { CalendarsService } from '../calendars/index.js';
import { CentersStore } from '../centers/index.js';
import { may } from '../identity/index.js';
import type { Actor } from '../kernel/actor.js';
import { dayIn } from '../kernel/zone.js';
import { Clock } from '../platform/clock/index.js';
import { Database } from '../platform/database/index.js';
import type { Figure } from './domain/report.js';
import { isPart, notesOn } from './domain/run-notes.js';
import { toldFigures } from './domain/told-figures.js';
import type { ReportRun } from './report-run.entity.js';
import { type Reach, ReportRunRecordsStore } from './report-run-records.store.js';

/** A run as one reader gets it. */
export interface ReadReport {
  readonly figures: readonly Figure[];
  /** Sentences; none of a run that is not done. */
  readonly notes: readonly string[];
}

/** What of a run somebody may see: admins everything; other staff the records of their caseload, and figures that hide few people. */
@Injectable()
export class ReportReading {
  constructor(
    private readonly database: Database,
    private readonly calendars: CalendarsService,
    private readonly centers: CentersStore,
    private readonly records: ReportRunRecordsStore,
    private readonly clock: Clock,
  ) {}

  seesEverybody(actor: Actor): boolean {
    return may(actor, 'report.see-everybody');
  }

  /** Whose records the actor sees; null: everybody's. */
  reachOf(actor: Actor): Promise<Reach | null> {
    if (this.seesEverybody(actor)) return Promise.resolve(null);
    return this.database.inCenter(actor.centerId, async (tx) => {
      const { zone } = (await this.calendars.calendarsOf(tx)).of();
      return { counselorId: actor.userId, day: dayIn(zone, this.clock.now()) };
    });
  }

  /** The figures that the actor may see, and what to know beside them. */
  async read(actor: Actor, run: ReportRun): Promise<ReadReport> {
    const { smallestGroup } = await this.centers.profile(actor.centerId);
    const figures = await this.figuresFor(actor, run, smallestGroup);
    if (run.status !== 'DONE') return { figures, notes: [] };
    const noted = { ...run, asOf: run.asOfDay, figures: run.figures ?? [] };
    return { figures, notes: notesOn(noted, figures, { seesEverybody: this.seesEverybody(actor), smallestGroup }) };
  }

  /** Figures of a part of the center, subtracted from those of the whole, would tell of the few outside: so only admins see them. */
  private async figuresFor(actor: Actor, run: ReportRun, smallestGroup: number): Promise<readonly Figure[]> {
    const figures = run.figures ?? [];
    if (this.seesEverybody(actor)) return figures;
    if (isPart(run)) return [];
    return toldFigures(figures, await this.records.bucketCounts(actor.centerId, run.id), smallestGroup);
  }
}
