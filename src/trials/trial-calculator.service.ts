import { Injectable } from '@nestjs/common';
import {
  type ClusterCount,
  clusterSizes,
  DISTRIBUTIONS,
  estimateIncidence,
  incidenceCurveOf,
  intraClusterCorrelation,
} from '../analytics/index.js';
import { grouped } from '../kernel/grouped.js';
import { DAY } from '../kernel/instant.js';
import type { Transaction } from '../platform/database/index.js';
import { type Basis, type Expectation, expectationOf, type Wish } from './domain/expectation.js';
import { FEWEST_STUDENTS } from './domain/trial.js';
import { CAUSES, OFFER, prospectSpells, type TrialProspect } from './domain/trial-data.js';
import { EnrolmentsStore } from './enrolments.store.js';
import { TrialDataStore } from './trial-data.store.js';
import { TrialKeeping } from './trial-keeping.service.js';

/** Further back a center's past says little about its students of today. */
const PAST = 365 * DAY;
const MOST_COUNTED = 100_000;

/** Says what can be expected of a trial, from the center's own past year. */
@Injectable()
export class TrialCalculator {
  constructor(
    private readonly data: TrialDataStore,
    private readonly enrolments: EnrolmentsStore,
    private readonly keeping: TrialKeeping,
  ) {}

  async expectation(tx: Transaction, wish: Wish, cohortIds: readonly string[]): Promise<Expectation> {
    const now = this.keeping.now();
    const since = new Date(now.getTime() - PAST);
    const prospects = await this.data.prospects(tx, { of: 'EVERYBODY', since }, now);
    const eligibleStudents = await this.eligible(tx, cohortIds, now);
    return expectationOf({ ...basisOf(prospects, wish.primaryDay), eligibleStudents }, wish, DISTRIBUTIONS);
  }

  /** A student who is in two of the cohorts can be enrolled once. */
  private async eligible(tx: Transaction, cohortIds: readonly string[], at: Date): Promise<number> {
    const on = await this.keeping.today(tx);
    const students = new Set<string>();
    for (const cohortId of cohortIds)
      for (const id of await this.enrolments.eligibleIn(tx, { cohortId, on, at }, MOST_COUNTED)) students.add(id);
    return students.size;
  }
}

function basisOf(prospects: readonly TrialProspect[], day: number): Omit<Basis, 'eligibleStudents'> {
  const byStudent = [...grouped(prospects, ({ studentId }) => studentId).values()];
  const counts = { students: byStudent.length, prospects: prospects.length };
  const unknown = { baseRate: null, prospectsPerStudent: null, sizeVariation: null, intraStudentCorrelation: null };
  if (byStudent.length < FEWEST_STUDENTS) return { ...counts, ...unknown };
  const spells = prospectSpells(prospects);
  const rate = estimateIncidence(spells, incidenceCurveOf(spells, CAUSES.length), OFFER, day);
  const sizes = clusterSizes(byStudent.map((own) => ({ count: 0, of: own.length })));
  const likeness = intraClusterCorrelation(byStudent.map((own) => offersBy(own, day)));
  return {
    ...counts,
    baseRate: rate.status === 'estimated' && isInside(rate.value.probability) ? rate.value.probability : null,
    prospectsPerStudent: sizes.status === 'estimated' ? sizes.value.meanSize : null,
    sizeVariation: sizes.status === 'estimated' ? sizes.value.sizeVariation : null,
    intraStudentCorrelation: likeness.status === 'estimated' ? likeness.value : null,
  };
}

/** From 0 or 1 no power can be told. */
const isInside = (rate: number): boolean => rate > 0 && rate < 1;

/** Of the prospects that were watched to the day: how many had an offer by then. */
function offersBy(own: readonly TrialProspect[], day: number): ClusterCount {
  const watched = own.filter((prospect) => prospect.watched >= day);
  return {
    count: watched.filter((prospect) => prospect.status === OFFER && prospect.day <= day).length,
    of: watched.length,
  };
}
