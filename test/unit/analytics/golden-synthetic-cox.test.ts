import { afterAll, describe, expect, test } from 'vitest';
import { fitCox } from '../../../src/analytics/domain/cox/fit.js';
import { type Covariate, rowsFor } from '../../../src/analytics/domain/episodes/covariates.js';
import { ENDINGS } from '../../../src/analytics/domain/episodes/candidacies.js';
import { stretchesOf } from '../../../src/analytics/domain/episodes/start-stop.js';
import { type CoxCase, expectedOf, figuresOf } from '../../support/cox-cases.js';
import { golden } from '../../support/golden.js';
import { candidaciesOf, readSynthetic } from '../../support/synthetic-candidacies.js';

const COVARIATES: Record<string, Covariate> = {
  ty: 'THANK_YOU',
  sc: 'STATUS_CHECK',
  fr: 'FEEDBACK_REQUEST',
  strength: 'READINESS',
  tier1: 'TIER_1',
  tier3: 'TIER_3',
  round2: 'ROUND_2',
  round3: 'ROUND_3_OR_LATER',
  onsite: 'IN_PERSON',
  promise_passed: 'PROMISE_PASSED',
};
const LAGS: Record<string, number> = { offer_lag1: 1, offer_lag3: 3 };

const candidacies = candidaciesOf(readSynthetic());
const { cox } = golden<{ cox: CoxCase[] }>('synthetic/answers.json');
const worst: Record<string, number> = {};

describe('the synthetic study, from its tables', () => {
  test.each(cox.map((each) => [each.id, each] as const))('%s', (id, wanted) => {
    const stretches = stretchesOf(candidacies, { lag: LAGS[id] ?? 0, withBackfilled: true });
    const rows = rowsFor(
      candidacies,
      stretches,
      ENDINGS[wanted.event_code]!,
      wanted.x.map((name) => COVARIATES[name]!),
    );
    const fit = fitCox(wanted.strata ? rows : { ...rows, stratum: rows.stratum.map(() => 0) }, {
      ties: wanted.ties === 'efron' ? 'EFRON' : 'BRESLOW',
      tolerance: 1e-12,
    });
    if (fit.status !== 'estimated') throw new Error(fit.reason);
    expect([rows.count, rows.event.filter((event) => event === 1).length]).toEqual([wanted.n, wanted.n_event]);
    for (const [name, found] of Object.entries(figuresOf(fit, wanted, ['all']))) {
      const expected = expectedOf(wanted, name);
      const error = Math.max(...found.map((value, at) => Math.abs(value / expected[at]! - 1)));
      worst[name] = Math.max(worst[name] ?? 0, error);
      expect(error, name).toBeLessThan(name.startsWith('loglik') ? 1e-9 : 1e-6);
    }
  });

  afterAll(() => {
    const lines = Object.entries(worst).map(([name, error]) => `  ${name.padEnd(24)}${error.toExponential(1)}`);
    process.stdout.write(`answers.json (cox): ${cox.length} cases; largest relative error\n${lines.join('\n')}\n`);
  });
});
