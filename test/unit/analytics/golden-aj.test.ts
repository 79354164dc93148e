import { describe, it } from 'vitest';
import { comparisonWith, golden, rowsOf } from '../../support/golden.js';
import { compareIncidence, type IncidenceCase } from './compare-incidence.js';

/**
 * Left out of aj.json, by name: `gray_test` and `gray_strata` (Gray's test has no clustered version and the method puts
 * it off) and `cmprsk_var` (another program's variance, given for information only).
 */
const compare = comparisonWith('aj.json');

describe('aj.json', () => {
  for (const reference of golden<{ cases: IncidenceCase[] }>('aj.json').cases)
    it(`case ${reference.id}`, () => compareIncidence(compare, reference, rowsOf(reference.input)));
});
