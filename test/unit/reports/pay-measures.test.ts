import { describe, expect, it } from 'vitest';
import { payMeasures } from '../../../src/reports/domain/pay-measures.js';
import { statement } from '../../support/statements.js';

describe('pay', () => {
  const paid = { payAmount: '30.50', payCurrency: 'USD', payPeriod: 'HOUR' } as const;

  it('is counted in cents a year, and the bonus apart', () => {
    expect(payMeasures(statement({ ...paid, bonusAmount: '100' }))).toEqual({
      'salary.USD': 6_344_000,
      'bonus.USD': 10_000,
    });
    expect(payMeasures(statement({ ...paid, payPeriod: 'MONTH' }))).toEqual({ 'salary.USD': 36_600 });
    expect(payMeasures(statement({ ...paid, payPeriod: 'YEAR' }))).toEqual({ 'salary.USD': 3_050 });
  });

  it('is nothing when it cannot be told for a year', () => {
    expect(payMeasures(statement({ ...paid, hoursAWeek: null }))).toEqual({});
    expect(payMeasures(statement())).toEqual({});
  });
});
