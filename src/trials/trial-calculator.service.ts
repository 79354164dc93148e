import { Injectable } from '@nestjs/common';
import {
  type ClusterCount,
  clusterSizes,
  DISTRIBUTIONS,
  estimateIncidence,
  type IncidenceEstimate,
  incidenceCurveOf,
  intraClusterCorrelation,
} from '../analytics/index.js';
import { CentersStore } from '../centers/index.js';
import { grouped } from '../kernel/grouped.js';
import { DAY } from '../kernel/instant.js';
import type { Transaction } from '../platform/database/index.js';
import type { Basis, Expectation, Wish } from './domain/expectation.js';
import { expectationOf } from './domain/power-calculator.js';
import { toldEligibility } from './domain/told-eligibility.js';
import { FEWEST_OFFERS, FEWEST_STUDENTS } from './domain/trial.js';
import { CAUSES, OFFER, prospectSpells, type TrialProspect } from './domain/trial-data.js';
import { EnrolmentsStore, type Intake } from './enrolments.store.js';
import { TrialDataStore } from './trial-data.store.js';
import { TrialKeeping } from './trial-keeping.service.js';

/** Further back a center's past says little about its students of today. */
const PAST = 365 * DAY;

/** Says what can be expected of a trial, from the center's own past year. */
@Injectable()
export class TrialCalculator {
  constructor(
    private readonly data: TrialDataStore,
    private readonly enrolments: EnrolmentsStore,
    private readonly keeping: TrialKeeping,
    private readonly centers: CentersStore,
  ) {}

  async expectation(tx: Transaction, wish: Wish, cohortIds: readonly string[]): Promise<Expectation> {
    const now = this.keeping.now();
    const since = new Date(now.getTime() - PAST);
    const prospects = await this.data.prospects(tx, { of: 'EVERYBODY', since }, now);
    const smallestGroup = await this.centers.smallestGroup(tx);
    const basis = {
      ...pastOf(prospects, wish.primaryDay, smallestGroup),
      ...(await this.eligible(tx, { cohortIds, on: await this.keeping.today(tx), at: now }, smallestGroup)),
      cohorts: cohortIds.length,
      smallestGroup,
    };
    return expectationOf(basis, wish, DISTRIBUTIONS);
  }

  private async eligible(tx: Transaction, intake: Intake, smallestGroup: number) {
    const smallestCohort = await this.enrolments.smallestCohort(tx, intake);
    return toldEligibility(await this.enrolments.eligibility(tx, intake), { smallestCohort, smallestGroup });
  }
}

type Past = Omit<Basis, 'eligibleStudents' | 'notEligible' | 'cohorts' | 'smallestGroup'>;

function pastOf(prospects: readonly TrialProspect[], day: number, smallestGroup: number): Past {
  const byStudent = [...grouped(prospects, ({ studentId }) => studentId).values()];
  const isFew = byStudent.length > 0 && byStudent.length < smallestGroup;
  const counts = isFew
    ? { students: null, prospects: null }
    : { students: byStudent.length, prospects: prospects.length };
  const unknown = { baseRate: null, prospectsPerStudent: null, sizeVariation: null, intraStudentCorrelation: null };
  if (byStudent.length < Math.max(FEWEST_STUDENTS, smallestGroup)) return { ...counts, ...unknown };
  const spells = prospectSpells(prospects);
  const rate = estimateIncidence(spells, incidenceCurveOf(spells, CAUSES.length), OFFER, day);
  const sizes = clusterSizes(byStudent.map((own) => ({ count: 0, of: own.length })));
  const likeness = intraClusterCorrelation(byStudent.map((own) => offersBy(own, day)));
  return {
    ...counts,
    baseRate: rate.status === 'estimated' ? pastRate(rate.value, prospects) : null,
    prospectsPerStudent: sizes.status === 'estimated' ? sizes.value.meanSize : null,
    sizeVariation: sizes.status === 'estimated' ? sizes.value.sizeVariation : null,
    intraStudentCorrelation: likeness.status === 'estimated' ? likeness.value : null,
  };
}

/** Null: from 0 or 1 no power can be told, and few offers tell more about persons than about a center. */
function pastRate({ probability, interval, day }: IncidenceEstimate, prospects: readonly TrialProspect[]) {
  const offers = prospects.filter((prospect) => prospect.status === OFFER && prospect.day <= day).length;
  if (probability >= 1 || offers < FEWEST_OFFERS) return null;
  return { probability, ...interval, watched: prospects.filter(({ watched }) => watched >= day).length };
}

/** Of the prospects that were watched to the day: how many had an offer by then. */
function offersBy(own: readonly TrialProspect[], day: number): ClusterCount {
  const watched = own.filter((prospect) => prospect.watched >= day);
  return {
    count: watched.filter((prospect) => prospect.status === OFFER && prospect.day <= day).length,
    of: watched.length,
  };
}
