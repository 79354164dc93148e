import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import pLimit from 'p-limit';
import { CalendarsService } from '../calendars/index.js';
import { CentersStore } from '../centers/index.js';
import { Denial } from '../identity/index.js';
import { addDays, type Day } from '../kernel/day.js';
import type { Instant } from '../kernel/instant.js';
import { dayIn, instantAt } from '../kernel/zone.js';
import { Clock } from '../platform/clock/index.js';
import { Database } from '../platform/database/index.js';
import { inThread } from '../platform/threads/index.js';
import type { Analyses, AnalysisTask, Model } from './analysis.js';
import { CandidacyLinesStore } from './candidacy-lines.store.js';
import type { GroupTally } from './domain/suppression-hierarchy.js';
import { KeptAnalyses } from './kept-analyses.js';
import { groupsOfStudents } from './students-in-groups.store.js';

const THREAD = new URL('./analysis.thread.js', import.meta.url);
const THREAD_LIMITS = { seconds: 300, megabytes: 4096 };

/** An analysis with the moment up to which facts were counted. */
export interface AsOfAnalysis<Each extends Model> {
  readonly asOf: Instant;
  readonly analysis: Analyses[Each];
}

/** Makes analyses beside the service, one at a time, and keeps each until a fact of the center changes or its day is over. */
@Injectable()
export class Analysis {
  private readonly oneAtATime = pLimit(1);
  private readonly kept = new KeptAnalyses();

  constructor(
    private readonly store: CandidacyLinesStore,
    private readonly database: Database,
    private readonly calendars: CalendarsService,
    private readonly centers: CentersStore,
    private readonly clock: Clock,
  ) {}

  /** Counts what happened before today began on the wall of the center, so that the answer stays the same all day. */
  async of<Each extends Model>(centerId: string, model: Each): Promise<AsOfAnalysis<Each>> {
    const until = await this.yesterday(centerId);
    const key = `${centerId} ${model} ${until.asOf}`;
    const analysis = await this.kept.get(
      key,
      (snapshot) => this.store.hasChangedSince(centerId, snapshot),
      () => this.make(centerId, model, until),
    );
    return { asOf: until.asOf, analysis: analysis as Analyses[Each] };
  }

  private async make(centerId: string, model: Model, { asOf, day }: Until) {
    return this.oneAtATime(async () => {
      const snapshot = await this.store.snapshot();
      const csv = await sharedBytesOf(await this.store.lines(centerId, asOf, day));
      const { smallestGroup } = await this.centers.profile(centerId);
      const students = await this.studentsOf(centerId, { asOf, day });
      const task: AnalysisTask = { model, csv, asOf, students, smallestGroup };
      const done = await inThread<Analyses[Model]>(THREAD, task, THREAD_LIMITS);
      if ('stopped' in done) throw new AnalysisTooLarge();
      return { snapshot, analysis: done.answer };
    });
  }

  private async studentsOf(centerId: string, { asOf, day }: Until): Promise<GroupTally[]> {
    const groups = await groupsOfStudents(this.database, { centerId, day, cutoff: asOf });
    return groups.map(({ students, ...group }) => ({ ...group, tally: { students, n: students } }));
  }

  private async yesterday(centerId: string): Promise<Until> {
    const now = this.clock.now();
    const { zone } = await this.database.inCenter(centerId, async (tx) =>
      (await this.calendars.calendarsOf(tx, now)).of(),
    );
    const today = dayIn(zone, now);
    return { asOf: instantAt(zone, today, 0), day: addDays(today, -1) };
  }
}

/** The last whole day, on the wall of the center, and its end. */
interface Until {
  readonly asOf: Instant;
  readonly day: Day;
}

/** All of a stream in memory that a thread can share. */
const sharedBytesOf = async (stream: Readable): Promise<Uint8Array> => {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  const bytes = new Uint8Array(new SharedArrayBuffer(chunks.reduce((sum, { length }) => sum + length, 0)));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
};

class AnalysisTooLarge extends Denial {
  constructor() {
    super(
      'ANALYSIS_TOO_LARGE',
      'The analysis took more than five minutes or too much memory; ask for it at night.',
      503,
    );
  }
}
