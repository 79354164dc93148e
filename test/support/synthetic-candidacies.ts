import { type Candidacies, EXPOSURES, HORIZON, NEVER } from '../../src/analytics/domain/episodes/candidacies.js';
import { grouped } from '../../src/kernel/grouped.js';
import { type Row, rowsOf } from './golden.js';

const DAY = 86_400_000;
export const CUTOFF = Date.parse('2025-11-15T00:00:00Z');

const KINDS: Record<string, (typeof EXPOSURES)[number]> = {
  thank_you: 'THANK_YOU',
  status_call: 'STATUS_CHECK',
  feedback_request: 'FEEDBACK_REQUEST',
};
const OUTCOMES = ['', 'offer', 'rejection', 'withdrawn'];

export const readSynthetic = () => ({
  cohorts: rowsOf('synthetic/cohorts.csv'),
  students: rowsOf('synthetic/students.csv'),
  prospects: rowsOf('synthetic/prospects.csv'),
  interviews: rowsOf('synthetic/interviews.csv'),
  followUps: rowsOf('synthetic/followups.csv'),
  outcomes: rowsOf('synthetic/outcomes.csv'),
});
export type Synthetic = ReturnType<typeof readSynthetic>;

/** The day on which something falls, by the convention of the README. */
const dayOf = (at: string, zero: number): number => Math.floor((Date.parse(at) - zero) / DAY) + 1;

/** The tables of the study as the product holds candidacies: a second telling of what its SQL does. */
export const candidaciesOf = ({
  cohorts,
  students,
  prospects,
  interviews,
  followUps,
  outcomes,
}: Synthetic): Candidacies => {
  const student = new Map(students.map((line, at) => [line['student_id'], { line, at }]));
  const cohort = new Map(cohorts.map((line, at) => [line['cohort_id'], at]));
  const held = byProspect(interviews.toSorted((a, b) => Date.parse(a['ended_at']!) - Date.parse(b['ended_at']!)));
  const done = byProspect(followUps.filter((line) => line['performed_at']));
  const ended = new Map(outcomes.map((line) => [line['prospect_id']!, line]));
  const zeroOf = (line: Row): number => Date.parse(held.get(line['prospect_id']!)![0]!['ended_at']!);
  const ends = prospects.map((line) => endOf(ended.get(line['prospect_id']!), zeroOf(line)));
  const firsts = EXPOSURES.map((exposure) =>
    Int16Array.from(prospects, (line) => {
      const days = (done.get(line['prospect_id']!) ?? [])
        .filter(({ kind }) => KINDS[kind!] === exposure)
        .map((each) => dayOf(each['performed_at']!, zeroOf(line)));
      return Math.min(NEVER, ...days);
    }),
  );
  const rounds = prospects.map((line) => held.get(line['prospect_id']!)!.map((each) => ({ each, zero: zeroOf(line) })));
  const all = rounds.flat();
  return {
    count: prospects.length,
    student: Int32Array.from(prospects, (line) => student.get(line['student_id'])!.at),
    cohort: Int32Array.from(prospects, (line) => cohort.get(student.get(line['student_id'])!.line['cohort_id'])!),
    counselor: Int32Array.from(prospects, (line) => Number(student.get(line['student_id'])!.line['counselor_id'])),
    tier: Uint8Array.from(prospects, (line) => Number(line['employer_tier'])),
    readiness: Float64Array.from(prospects, (line) => Number(student.get(line['student_id'])!.line['strength'])),
    days: Int16Array.from(ends, ({ days }) => days),
    ending: Uint8Array.from(ends, ({ ending }) => ending),
    learned: new Uint8Array(prospects.length),
    known: Int16Array.from(ends, ({ days, ending }) => (ending > 0 ? days : NEVER)),
    watched: Int16Array.from(prospects, (line) => lastDayOf(zeroOf(line))),
    firstDone: firsts,
    firstEntered: firsts,
    interviews: {
      begins: beginsOf(rounds.map((some) => some.length)),
      day: Int16Array.from(all, ({ each, zero }) => dayOf(each['ended_at']!, zero)),
      round: Uint8Array.from(all, ({ each }) => Number(each['round'])),
      inPerson: Uint8Array.from(all, ({ each }) => (each['format'] === 'onsite' ? 1 : 0)),
      promise: Int16Array.from(all, ({ each, zero }) =>
        each['promised_by'] ? dayOf(each['promised_by']!, zero) : NEVER,
      ),
    },
  };
};

const byProspect = (lines: readonly Row[]) => grouped(lines, (line) => line['prospect_id']!);

const beginsOf = (lengths: readonly number[]): Int32Array => {
  const begins = new Int32Array(lengths.length + 1);
  lengths.forEach((length, at) => void (begins[at + 1] = begins[at]! + length));
  return begins;
};

const lastDayOf = (zero: number): number => Math.min(HORIZON, Math.floor((CUTOFF - zero) / DAY));

const endOf = (outcome: Row | undefined, zero: number): { days: number; ending: number } => {
  const last = lastDayOf(zero);
  const day = outcome ? dayOf(outcome['outcome_at']!, zero) : Infinity;
  return day <= last ? { days: day, ending: OUTCOMES.indexOf(outcome!['outcome']!) } : { days: last, ending: 0 };
};
