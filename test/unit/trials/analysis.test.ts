import { describe, expect, it } from 'vitest';
import { DISTRIBUTIONS } from '../../../src/analytics/index.js';
import { type Analysed, analyse } from '../../../src/trials/domain/analysis.js';
import { monitor } from '../../../src/trials/domain/monitoring.js';
import {
  CAUSES,
  OFFER,
  REJECTION,
  type TrialData,
  type TrialProspect,
  type TrialStudent,
} from '../../../src/trials/domain/trial-data.js';
import { studyProspects } from '../../support/synthetic-study.js';

const inTrial = studyProspects().filter(({ trialArm }) => trialArm !== '');
const armOf = (trialArm: string) => (trialArm === 'control' ? 'CONTROL' : 'TREATMENT');
const prospects: readonly TrialProspect[] = inTrial.map(({ studentId, cohortId, trialArm, day, status, called }) => ({
  studentId,
  cohortId,
  arm: armOf(trialArm),
  day,
  status,
  knownOn: status > 0 ? day : null,
  watched: Math.max(day, 90),
  called,
}));
const students: readonly TrialStudent[] = [...new Map(inTrial.map((each) => [each.studentId, each])).values()].map(
  ({ studentId, cohortId, trialArm }, index) => ({
    studentId,
    cohortId,
    arm: armOf(trialArm),
    day: 70 + (index % 20),
    hasOffer: index % 3 === 0,
    prospectsBefore: index % 4,
    interviewsBefore: 1,
    offersBefore: 0,
  }),
);
const study: TrialData = { prospects, students };
const trial: Analysed = {
  trialId: 't',
  unit: 'STUDENT',
  alpha: 0.05,
  minimalDifference: 0.05,
  stoppingRule: 'ALWAYS_VALID',
  asOf: '2026-11-23T00:00:00.000Z',
  stoppedEarly: false,
  amendments: [],
  primaryDay: 60,
  plannedError: 0.02,
  smallestGroup: 10,
};
const armsStudent = (arm: TrialProspect['arm']) => prospects.find((each) => each.arm === arm)!.studentId;
const primaryOf = (data: TrialData, more: Partial<Analysed> = {}) =>
  analyse(data, { ...trial, ...more }, DISTRIBUTIONS).comparisons[0]!;

describe('the analysis of a trial', () => {
  const result = analyse(study, trial, DISTRIBUTIONS);
  it('answers the primary question first, standardised over cohorts, at the alpha that looking has left', () => {
    const [primary] = result.comparisons;
    expect(primary).toMatchObject({ role: 'PRIMARY', method: 'STANDARDISED', day: 60, notEstimable: null });
    // answers.json, offer_diff_stratified_by_cohort at day 60.
    expect(primary!.difference).toBeCloseTo(0.0491973218544868, 12);
    expect(result.confidence).toBeCloseTo(0.955, 12);
    const z = -DISTRIBUTIONS.normalQuantile(0.0225);
    expect(primary!.lower).toBeCloseTo(0.0491973218544868 - z * 0.0194698537775998, 12);
    expect(primary!.upper).toBeCloseTo(0.0491973218544868 + z * 0.0194698537775998, 12);
    expect(primary!.control).toMatchObject({ cases: 1478 });
    expect(result.sentences[0]).toBe(
      'Assigning the treatment policy changed the share of prospects with an offer by day 60 by +4.9 points (95.5 % CI +1.0 points to +8.8 points).',
    );
  });
  it('asks the others beside it: per student, other days, rejection', () => {
    expect(result.comparisons.map(({ role, outcome, day, method }) => `${role} ${outcome} ${day} ${method}`)).toEqual([
      'PRIMARY OFFER 60 STANDARDISED',
      'CO_PRIMARY OFFER 60 PER_STUDENT',
      'SECONDARY OFFER 30 STANDARDISED',
      'SECONDARY OFFER 90 STANDARDISED',
      'SECONDARY REJECTION 60 STANDARDISED',
    ]);
  });
  it('tests the whole curve by student: answers.json, itt.cox_arm.robust_score_test', () => {
    expect(result.wholeCurve!.chiSquare).toBeCloseTo(10.74295874534, 8);
    expect(result.wholeCurve!.pValue).toBeCloseTo(0.00104676839049062, 9);
  });
  it('tells how the arms were treated and how alike they were', () => {
    const [control, treatment] = result.arms;
    expect(control).toMatchObject({ arm: 'CONTROL', students: 379, prospects: 1478, cohorts: 20 });
    expect(control!.called!.share).toBeCloseTo(0.103518267929635, 12);
    expect(treatment!.called!.share).toBeCloseTo(0.511007338225484, 12);
    for (const { standardisedDifference } of result.balance) expect(Math.abs(standardisedDifference)).toBeLessThan(0.2);
    expect(result.bounds).toBeNull();
  });
  it('is the same bytes from the same data in another order', () => {
    const shuffled = { prospects: prospects.toReversed(), students: students.toReversed() };
    const again = analyse(shuffled, trial, DISTRIBUTIONS);
    expect(again.comparisons[0]!.difference).toBeCloseTo(result.comparisons[0]!.difference!, 12);
    expect(JSON.stringify(analyse(study, trial, DISTRIBUTIONS))).toBe(JSON.stringify(result));
  });
  it('is plain where a cohort has fewer than ten students in an arm', () => {
    const small = prospects.filter(({ cohortId }) => cohortId === prospects[0]!.cohortId);
    const lonely = { ...small[0]!, cohortId: 'another' };
    expect(primaryOf({ prospects: [...prospects, lonely], students })).toMatchObject({ method: 'PLAIN' });
  });
  it('of whole cohorts compares one figure per cohort, and refuses five', () => {
    const byCohort = (cohorts: readonly string[]) =>
      studyProspects()
        .filter(({ cohortId }) => cohorts.includes(cohortId))
        .map((each): TrialProspect => ({
          ...each,
          arm: cohorts.indexOf(each.cohortId) % 2 === 0 ? 'CONTROL' : 'TREATMENT',
          knownOn: each.status > 0 ? each.day : null,
          watched: 90,
        }));
    const cohorts = [...new Set(studyProspects().map(({ cohortId }) => cohortId))];
    const asCohorts = { unit: 'COHORT', stoppingRule: 'NONE' } as const;
    const found = primaryOf({ prospects: byCohort(cohorts.slice(0, 12)), students }, asCohorts);
    expect(found).toMatchObject({ method: 'COHORT_LEVEL', notEstimable: null });
    // It can never be ended by looking, so looking costs it nothing.
    const looking = { ...trial, ...asCohorts, stoppingRule: 'ALWAYS_VALID' } as const;
    const all = { prospects: byCohort(cohorts.slice(0, 12)), students };
    expect(analyse(all, looking, DISTRIBUTIONS).confidence).toBe(0.95);
    const refused = primaryOf({ prospects: byCohort(cohorts.slice(0, 10)), students }, asCohorts);
    expect(refused).toMatchObject({ difference: null, notEstimable: expect.stringContaining('6 cohorts') });
  });
  it('says that it has not enough data, with how many of how many', () => {
    const few = { prospects: prospects.slice(0, 10), students };
    const { comparisons, sentences, wholeCurve } = analyse(few, trial, DISTRIBUTIONS);
    expect(comparisons[0]).toMatchObject({ difference: null, control: null });
    expect(comparisons[0]!.notEstimable).toBe(
      'Not enough data yet: an arm has fewer than 10 of 20 students with interviews.',
    );
    expect(sentences[0]).toMatch(/^No difference can be told\. Not enough/);
    expect(comparisons.some(({ role }) => role === 'CO_PRIMARY')).toBe(false);
    expect(wholeCurve).toBeNull();
  });
  it('tells nothing of two students, or of few beside many', () => {
    const two = [armsStudent('CONTROL'), armsStudent('TREATMENT')];
    const small = { prospects: prospects.filter(({ studentId }) => two.includes(studentId)), students: [] };
    const couple = students
      .filter(({ studentId }) => two.includes(studentId))
      .map((each) => ({ ...each, offersBefore: 1 }));
    const lonely = analyse({ ...small, students: couple }, trial, DISTRIBUTIONS);
    expect(lonely).toMatchObject({ balance: [], bounds: null });
    expect(lonely.arms).toMatchObject(
      ['CONTROL', 'TREATMENT'].map((arm) => ({ arm, students: 1, prospects: null, called: null, outcomeKnown: null })),
    );
    const ofControl = ({ arm }: { arm: string }) => arm === 'CONTROL';
    const oneArm = { prospects: prospects.filter(ofControl), students: students.filter(ofControl) };
    expect(analyse(oneArm, trial, DISTRIBUTIONS)).toMatchObject({ balance: [], arms: [{ prospects: null }, {}] });
    const large = analyse(study, { ...trial, smallestGroup: 1_000 }, DISTRIBUTIONS);
    expect(large).toMatchObject({ balance: [], arms: [{ prospects: null, called: null }, {}] });
    expect(large.comparisons[0]!.notEstimable).toContain('fewer than 1000 of 1000 students');
  });
  it('leaves out a trait that one or two had, and a share of one or two calls', () => {
    const one = students.map((each, index) => ({ ...each, offersBefore: Number(index === 0) }));
    const traits = analyse({ prospects, students: one }, trial, DISTRIBUTIONS).balance.map(({ trait }) => trait);
    expect(traits).toEqual(['PROSPECTS_BEFORE', 'INTERVIEWS_BEFORE']);
    let calls = 0;
    const rare = prospects.map((each) => ({ ...each, called: each.arm === 'CONTROL' && (calls += 1) <= 2 }));
    const [control, treatment] = analyse({ prospects: rare, students }, trial, DISTRIBUTIONS).arms;
    expect([control!.called, treatment!.called!.count]).toEqual([null, 0]);
  });
  it('tells no worst cases of the few who were watched to the primary day', () => {
    let watched = 0;
    const short = prospects.map((each) => ({ ...each, watched: (watched += 1) % 150 === 0 ? 90 : 10 }));
    const unknown = short.map((each) => (each.arm === 'CONTROL' ? { ...each, status: 0 } : each));
    expect(analyse({ prospects: unknown, students }, trial, DISTRIBUTIONS).bounds).toBeNull();
  });
  it('counts the endings it is asked about: one rejection tells of a person', () => {
    let rejections = 0;
    const rare = prospects.map((each) =>
      each.status === REJECTION && (rejections += 1) > 1 ? { ...each, status: 0 } : each,
    );
    const { comparisons } = analyse({ prospects: rare, students }, trial, DISTRIBUTIONS);
    expect(comparisons.at(-1)).toMatchObject({
      outcome: 'REJECTION',
      control: null,
      notEstimable: expect.stringMatching(/^Not enough data yet: an arm has (0|fewer than 3) of 10 rejections\.$/),
    });
    expect(comparisons[0]!.notEstimable).toBeNull();
  });
  it('shows worst cases when the arms differ in what is known', () => {
    const hidden = prospects.map((each) =>
      each.arm === 'CONTROL' && Number(each.studentId) % 3 === 0
        ? { ...each, status: 0, day: 90, knownOn: null }
        : each,
    );
    const { bounds, sentences } = analyse({ prospects: hidden, students }, trial, DISTRIBUTIONS);
    expect(bounds!.lower).toBeLessThan(bounds!.upper);
    expect(sentences.join(' ')).toContain('The arms differ in how many outcomes are known.');
  });
  it('takes for known by the primary day what had been heard of by then, and no silence', () => {
    const heardLate = prospects.map((each) =>
      each.arm === 'CONTROL' && each.status > 0 ? { ...each, knownOn: 61 } : each,
    );
    const { arms, bounds } = analyse({ prospects: heardLate, students }, trial, DISTRIBUTIONS);
    expect(arms[0]!.outcomeKnown!.count).toBe(0);
    expect(arms[1]!.outcomeKnown).toEqual(result.arms[1]!.outcomeKnown);
    expect(bounds!.upper).toBeGreaterThan(0);
    const silent = prospects.map((each) => ({ ...each, status: CAUSES.indexOf('NO_RESPONSE') + 1, knownOn: null }));
    expect(analyse({ prospects: silent, students }, trial, DISTRIBUTIONS).arms[0]!.outcomeKnown!.count).toBe(0);
  });
});

describe('while a trial runs', () => {
  const none = prospects.map((each, index) => ({ ...each, arm: index % 2 === 0 ? ('CONTROL' as const) : each.arm }));
  it('the interval that may always be looked at is wider than the final one', () => {
    const seen = monitor(prospects, trial);
    if (seen.status === 'not_estimable') throw new Error(seen.reason);
    const { lower, upper } = seen.value.interval;
    const [final] = analyse(study, trial, DISTRIBUTIONS).comparisons;
    expect(upper - lower).toBeGreaterThan(1.5 * (final!.upper! - final!.lower!));
    expect(seen.value).toMatchObject({ excludesNone: false, mayStop: false });
  });
  it('does not say how many offers an arm has, from which the other arm could be told', () => {
    const offersOf = (count: number) =>
      prospects.map((each, index) => ({ ...each, arm: 'CONTROL' as const, status: index < count ? OFFER : 0 }));
    const [one, two] = [monitor(offersOf(1), trial), monitor(offersOf(7), trial)];
    expect(one).toMatchObject({ status: 'not_estimable', reason: expect.stringContaining('each arm needs') });
    expect(two).toEqual(one);
  });
  it('may stop for a large difference, and not while an arm has fewer than 50 offers', () => {
    const large = none.map((each) => (each.arm === 'TREATMENT' ? { ...each, status: OFFER, day: 5 } : each));
    const seen = monitor(large, trial);
    expect(seen).toMatchObject({ value: { excludesNone: true, mayStop: true } });
    let offers = 0;
    const scarce = large.map((each) =>
      each.arm === 'CONTROL' && each.status === OFFER && (offers += 1) >= 50 ? { ...each, status: 0 } : each,
    );
    expect(monitor(scarce, trial)).toMatchObject({ value: { excludesNone: true, mayStop: false } });
    const [primary] = analyse(
      { prospects: large, students },
      { ...trial, stoppedEarly: true },
      DISTRIBUTIONS,
    ).comparisons;
    expect(primary).toMatchObject({ method: 'ALWAYS_VALID', pValue: null });
  });
});
