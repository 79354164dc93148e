import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import pLimit from 'p-limit';
import { CentersStore } from '../centers/index.js';
import { Denial } from '../identity/index.js';
import type { Day } from '../kernel/day.js';
import { sum } from '../kernel/sum.js';
import { inThread } from '../platform/threads/index.js';
import type { Analyses, AnalysisTask, Model } from './analysis.js';
import { CandidacyLinesStore } from './candidacy-lines.store.js';
import { Counting } from './counting.store.js';
import type { GroupTally } from './domain/suppression-hierarchy.js';
import { KeptAnalyses } from './kept-analyses.js';
import { LastWholeDay } from './last-whole-day.service.js';
import { type AsOf, groupsOfStudents } from './students-in-groups.store.js';

const THREAD = new URL('./analysis.thread.js', import.meta.url);
const THREAD_LIMITS = { seconds: 300, megabytes: 4096 };

/** An analysis with the last day whose facts were counted. */
export interface AsOfAnalysis<Each extends Model> {
  readonly asOf: Day;
  readonly analysis: Analyses[Each];
}

/** Makes analyses beside the service, one at a time, and keeps each until a fact of the center changes or its day is over. */
@Injectable()
export class Analysis {
  private readonly oneAtATime = pLimit(1);
  private readonly kept = new KeptAnalyses();

  constructor(
    private readonly store: CandidacyLinesStore,
    private readonly counting: Counting,
    private readonly centers: CentersStore,
    private readonly lastWholeDay: LastWholeDay,
  ) {}

  /** Counts what happened before today began on the wall of the center, so that the answer stays the same all day. */
  async of<Each extends Model>(centerId: string, model: Each): Promise<AsOfAnalysis<Each>> {
    const { asOf } = await this.lastWholeDay.of(centerId);
    const key = `${centerId} ${model} ${asOf.cutoff}`;
    const analysis = await this.kept.get(
      key,
      (snapshot) => this.store.hasChangedSince(centerId, snapshot),
      () => this.make(model, asOf),
    );
    return { asOf: asOf.day, analysis: analysis as Analyses[Each] };
  }

  private async make(model: Model, asOf: AsOf) {
    const { centerId, cutoff } = asOf;
    return this.oneAtATime(async () => {
      const snapshot = await this.store.snapshot();
      const csv = await sharedBytesOf(await this.store.lines(centerId, cutoff, asOf.day));
      const { smallestGroup } = await this.centers.profile(centerId);
      const students = await this.studentsOf(asOf);
      const task: AnalysisTask = { model, csv, asOf: cutoff, students, smallestGroup };
      const done = await inThread<Analyses[Model]>(THREAD, task, THREAD_LIMITS);
      if ('stopped' in done) throw new AnalysisTooLarge();
      return { snapshot, analysis: done.answer };
    });
  }

  private async studentsOf(asOf: AsOf): Promise<GroupTally[]> {
    const groups = await groupsOfStudents(this.counting, asOf);
    return groups.map(({ students, ...group }) => ({ ...group, tally: { students, n: students } }));
  }
}

/** All of a stream in memory that a thread can share. */
const sharedBytesOf = async (stream: Readable): Promise<Uint8Array> => {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  const bytes = new Uint8Array(new SharedArrayBuffer(sum(chunks.map(({ length }) => length))));
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
