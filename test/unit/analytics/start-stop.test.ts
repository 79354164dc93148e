import { expect, test } from 'vitest';
import { stretchesOf } from '../../../src/analytics/domain/episodes/start-stop.js';
import { rowsOf } from '../../support/golden.js';
import { candidaciesOf, readSynthetic } from '../../support/synthetic-candidacies.js';

const FORMATS = ['phone', 'video', 'onsite'];

const synthetic = readSynthetic();

test('tables become the rows of startstop_reference.csv, every one of them', () => {
  const candidacies = candidaciesOf(synthetic);
  const found = stretchesOf(candidacies, { lag: 0, withBackfilled: true });
  const expected = rowsOf('synthetic/startstop_reference.csv');
  expect(found.count).toBe(expected.length);
  const { interviews } = candidacies;
  const lines = Array.from({ length: found.count }, (_, row) => [
    synthetic.prospects[found.candidacy[row]!]!['prospect_id'],
    found.start[row],
    found.stop[row],
    found.ending[row],
    ...found.done.map((column) => column[row]),
    interviews.round[found.interview[row]!],
    interviews.inPerson[found.interview[row]!],
    found.promisePassed[row],
  ]);
  const columns = ['prospect_id', 'tstart', 'tstop', 'event', 'ty', 'sc', 'fr', 'round', 'format', 'promise_passed'];
  const wanted = expected.map((line) =>
    columns.map((name) =>
      name === 'prospect_id'
        ? line[name]
        : name === 'format'
          ? Number(FORMATS.indexOf(line[name]!) === 2)
          : Number(line[name]),
    ),
  );
  expect(lines).toEqual(wanted);
});

test('the daily counts of the trial are those of trial_daily_counts_reference.csv', () => {
  const { days, ending } = candidaciesOf(synthetic);
  const armOf = new Map(synthetic.students.map((line) => [line['student_id'], line['trial_arm']]));
  const arms = synthetic.prospects.map((line) => ['control', 'status_call'].indexOf(armOf.get(line['student_id'])!));
  const count = (arm: number, holds: (at: number) => boolean): number =>
    arms.filter((each, at) => each === arm && holds(at)).length;
  for (const line of rowsOf('synthetic/trial_daily_counts_reference.csv')) {
    const [arm, day] = [Number(line['arm']), Number(line['day'])];
    const ended = (how: number) => count(arm, (at) => days[at] === day && ending[at] === how);
    expect([arm, day, count(arm, (at) => days[at]! >= day), ended(1), ended(2), ended(3), ended(0)]).toEqual(
      ['arm', 'day', 'n_risk', 'n_offer', 'n_rejection', 'n_withdrawn', 'n_censored'].map((name) => Number(line[name])),
    );
  }
});
