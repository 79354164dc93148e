import type { Statement } from '../../first-destinations/domain/statement.js';

const WEEKS_A_YEAR = 52;
const MONTHS_A_YEAR = 12;

/** Base pay and bonus as measures in cents of their currency, pay per year; empty when nobody said what it is. */
export function payMeasures(statement: Statement): Record<string, number> {
  const { payCurrency, bonusAmount } = statement;
  const salary = yearlyCents(statement);
  return {
    ...(salary !== null && { [`salary.${payCurrency}`]: salary }),
    ...(bonusAmount !== null && payCurrency !== null && { [`bonus.${payCurrency}`]: cents(bonusAmount) }),
  };
}

function yearlyCents({ payAmount, payPeriod, hoursAWeek }: Statement): number | null {
  if (payAmount === null || payPeriod === null) return null;
  if (payPeriod === 'YEAR') return cents(payAmount);
  if (payPeriod === 'MONTH') return cents(payAmount) * MONTHS_A_YEAR;
  return hoursAWeek === null ? null : Math.round(cents(payAmount) * hoursAWeek * WEEKS_A_YEAR);
}

const cents = (amount: string): number => Math.round(Number(amount) * 100);
