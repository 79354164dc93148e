import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NOT_ELIGIBLE } from '../../../src/trials/domain/eligibility.js';
import { toldEligibility } from '../../../src/trials/domain/told-eligibility.js';

const of = (smallestCohort: number | null, smallestGroup = 10) => ({ smallestCohort, smallestGroup });

describe('who could be enrolled, as it may be told', () => {
  it('is nothing of a cohort of three', () => {
    const counts = [
      { reason: null, students: 2 },
      { reason: 'ALREADY_PLACED', students: 1 },
    ] as const;
    expect(toldEligibility(counts, of(3))).toEqual({ eligibleStudents: 0, notEligible: [] });
  });
  it('is in whole tens, without the reasons of few', () => {
    const counts = [
      { reason: null, students: 119 },
      { reason: 'ALREADY_PLACED', students: 27 },
      { reason: 'HAS_OWN_POLICY', students: 1 },
    ] as const;
    const eligibleStudents = 110;
    const notEligible = [{ reason: 'ALREADY_PLACED', students: 20 }];
    expect(toldEligibility(counts, of(40))).toEqual({ eligibleStudents, notEligible });
    expect(toldEligibility(counts, of(40, 30))).toEqual({ eligibleStudents, notEligible: [] });
  });
  it('has no reasons beside a small cohort, whose share in them could be subtracted', () => {
    const counts = [{ reason: 'ALREADY_PLACED', students: 30 }] as const;
    expect(toldEligibility(counts, of(3)).notEligible).toEqual([]);
    expect(toldEligibility(counts, of(10)).notEligible).toHaveLength(1);
  });
  it('never differs for one student of a small reason, whoever adds up what is told', () => {
    const small = fc.record({ reason: fc.constantFrom(...NOT_ELIGIBLE), students: fc.integer({ min: 1, max: 9 }) });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 500 }), fc.array(small, { maxLength: 3 }), (eligible, few) => {
        const counts = [{ reason: null, students: eligible }, ...few];
        const told = toldEligibility(counts, of(10));
        expect(told.notEligible).toEqual([]);
        expect(told.eligibleStudents % 10).toBe(0);
      }),
    );
  });
});
