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

  test('the last of several of which any would do', () => {
    // Nobody of the group without either trait has the event, so both seem to bring it about.
    const lines = Array.from({ length: 60 }, (_, at) => ({
      start: 0,
      stop: 1 + (at % 20),
      x: [+(at % 3 === 1), +(at % 3 === 2)],
    }));
    const rows = coxRows(lines.map((line) => ({ ...line, event: line.x.includes(1) ? 1 : 0 })));
    expect(fitCox(rows)).toEqual({ status: 'not_estimable', reason: 'SEPARATED', covariate: 1 });
  });

  test('a covariate with which the search goes so far at once that nothing is left to go by', () => {
    const lines = Array.from({ length: 5000 }, (_, at) => ({ start: 0, stop: 1 + (at % 20), x: [at < 3 ? 0 : 1] }));
    const rows = coxRows(lines.map((line, at) => ({ ...line, event: at < 3 ? 1 : 0 })));
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
