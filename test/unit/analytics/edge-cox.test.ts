import { describe, expect, test } from 'vitest';
import { fitCox } from '../../../src/analytics/domain/cox/fit.js';
import { coxRowsOf } from '../../support/cox-cases.js';
import { golden, rowsOf } from '../../support/golden.js';
import { coxRows } from './cox-rows.js';

/** The parts of edge.json about Cox ask for behaviour: "not estimable", never a number. */
const edge = golden<{ cox_separation: { time: number[]; event: number[]; x: number[] } }>('edge.json');

describe('not estimable', () => {
  test('a covariate that tells the events from the others without exception', () => {
    const { time, event, x } = edge.cox_separation;
    const rows = coxRows(time.map((stop, at) => ({ start: 0, stop, event: event[at]!, x: [x[at]!] })));
    expect(fitCox(rows)).toEqual({ status: 'not_estimable', reason: 'SEPARATED', covariate: 0 });
  });

  test('a covariate that says what another one says', () => {
    const lines = rowsOf('data/veteran.csv').map((line) => ({ ...line, dup: String(2 * Number(line['karno'])) }));
    const wanted = { time: 'time', start: null, event: 'event', event_code: 1, strata: null, cluster: null };
    const { rows } = coxRowsOf(lines, { ...wanted, x: ['karno', 'dup'] });
    expect(fitCox(rows)).toEqual({ status: 'not_estimable', reason: 'COLLINEAR', covariate: 1 });
  });

  test('a covariate that never changes', () => {
    const rows = coxRows([1, 2, 3].map((stop) => ({ start: 0, stop, event: 1, x: [7] })));
    expect(fitCox(rows)).toEqual({ status: 'not_estimable', reason: 'COLLINEAR', covariate: 0 });
  });

  test('a cause without events', () => {
    const rows = coxRows([1, 2, 3].map((stop) => ({ start: 0, stop, event: 0, x: [stop] })));
    expect(fitCox(rows)).toEqual({ status: 'not_estimable', reason: 'NO_EVENTS', covariate: null });
  });
});
