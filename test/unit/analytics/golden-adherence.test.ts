import { describe, it } from 'vitest';
import { clusteredProportionOf } from '../../../src/analytics/domain/clustered-wilson.js';
import { wilsonInterval } from '../../../src/analytics/domain/wilson.js';
import { DAY } from '../../../src/kernel/instant.js';
import { grouped } from '../../../src/kernel/grouped.js';
import { comparisonWith, golden, rowsOf, valueOf } from '../../support/golden.js';

interface Limits {
  readonly lower: number;
  readonly upper: number;
}
type Clustered = Limits & Record<'x' | 'n' | 'clusters' | 'p' | 'se_cluster' | 'deff_raw' | 'deff' | 'n_eff', number>;
interface Descriptive {
  readonly n_students: number;
  readonly n_prospects: number;
  readonly outcomes_in_table: Record<string, number>;
  readonly adherence: ({ kind: string } & Record<
    'denominator' | 'performed' | 'on_time' | 'adherence' | 'on_time_rate',
    number
  > &
    Record<'adherence_wilson95' | 'on_time_wilson95', Limits> & {
      adherence_wilson95_clustered_by_student: Clustered;
    })[];
  readonly knowledge_rate: { n: number; known: number; rate: number; wilson95: Limits; clustered: Clustered };
}
/** One case that was counted: whose it is, and whether it had the property. */
interface Case {
  readonly student: string;
  readonly had: boolean;
}

const compare = comparisonWith('synthetic/answers.json, adherence and knowledge rate');
const { descriptive } = golden<{ readonly descriptive: Descriptive }>('synthetic/answers.json');
const CUTOFF = Date.parse('2025-11-15T00:00:00Z');
const prospects = rowsOf('synthetic/prospects.csv');
const outcomes = rowsOf('synthetic/outcomes.csv');
const students = new Map(prospects.map((row) => [row.prospect_id!, row.student_id!]));
const decided = new Map(outcomes.map((row) => [row.prospect_id!, Date.parse(row.outcome_at!)]));

describe('synthetic/answers.json, what is counted from the tables', () => {
  it('students, prospects, outcomes', () => {
    compare.close('students', rowsOf('synthetic/students.csv').length, descriptive.n_students, 0);
    compare.close('prospects', prospects.length, descriptive.n_prospects, 0);
    for (const [outcome, count] of Object.entries(descriptive.outcomes_in_table))
      compare.close(outcome, outcomes.filter((row) => row.outcome === outcome).length, count, 0);
  });
  const followUps = rowsOf('synthetic/followups.csv').map((row) => ({
    kind: row.kind!,
    student: students.get(row.prospect_id!)!,
    due: Date.parse(row.due_at!),
    done: row.performed_at === '' ? Infinity : Date.parse(row.performed_at!),
    decided: decided.get(row.prospect_id!) ?? Infinity,
  }));
  for (const { kind, ...expected } of descriptive.adherence)
    it(`adherence of ${kind}`, () => {
      const counted = followUps.filter(
        (each) =>
          each.kind === kind &&
          (each.done < Infinity || (each.due < CUTOFF && (kind === 'feedback_request' || each.due < each.decided))),
      );
      const [done, onTime] = [
        counted.filter(({ done: at }) => at < Infinity),
        counted.filter((each) => each.done <= each.due + DAY),
      ];
      compare.close(`${kind} denominator`, counted.length, expected.denominator, 0);
      compareShare(`${kind} adherence`, done.length, counted.length, expected.adherence, expected.adherence_wilson95);
      compareShare(`${kind} on time`, onTime.length, counted.length, expected.on_time_rate, expected.on_time_wilson95);
      compare.close(`${kind} performed`, done.length, expected.performed, 0);
      compare.close(`${kind} on time`, onTime.length, expected.on_time, 0);
      const cases = counted.map(({ student, done: at }) => ({ student, had: at < Infinity }));
      compareClustered(`${kind} clustered`, cases, expected.adherence_wilson95_clustered_by_student);
    });
  it('knowledge_rate', () => {
    const firstEnds = new Map(
      rowsOf('synthetic/interviews.csv').flatMap((row) =>
        row.round === '1' ? [[row.prospect_id!, Date.parse(row.ended_at!)] as const] : [],
      ),
    );
    const cases = [...firstEnds]
      .filter(([, ended]) => ended + 60 * DAY <= CUTOFF)
      .map(([id, ended]) => ({ student: students.get(id)!, had: (decided.get(id) ?? Infinity) <= ended + 60 * DAY }));
    const { n, known, rate, wilson95, clustered } = descriptive.knowledge_rate;
    compare.close('known', cases.filter(({ had }) => had).length, known, 0);
    compareShare('knowledge rate', known, n, rate, wilson95);
    compareClustered('knowledge rate clustered', cases, clustered);
  });
});

function compareShare(where: string, count: number, of: number, rate: number, { lower, upper }: Limits): void {
  const interval = wilsonInterval(count, of);
  compare.close(where, count / of, rate, 1e-9);
  compare.close(`${where} lower`, interval.lower, lower, 1e-9);
  compare.close(`${where} upper`, interval.upper, upper, 1e-9);
}

function compareClustered(where: string, cases: readonly Case[], expected: Clustered): void {
  const clusters = [...grouped(cases, ({ student }) => student).values()].map((own) => ({
    count: own.filter(({ had }) => had).length,
    of: own.length,
  }));
  const found = valueOf(clusteredProportionOf(clusters));
  const independent = (found.share * (1 - found.share)) / found.of;
  compare.close(`${where} x`, found.count, expected.x, 0);
  compare.close(`${where} n`, found.of, expected.n, 0);
  compare.close(`${where} clusters`, found.clusters, expected.clusters, 0);
  compare.close(`${where} p`, found.share, expected.p, 1e-9);
  compare.close(`${where} se`, found.standardError, expected.se_cluster, 1e-9);
  compare.close(`${where} raw design effect`, found.standardError ** 2 / independent, expected.deff_raw, 1e-9);
  compare.close(`${where} design effect`, found.designEffect, expected.deff, 1e-9);
  compare.close(`${where} effective n`, found.effectiveCases, expected.n_eff, 1e-9);
  compare.close(`${where} lower`, found.interval.lower, expected.lower, 1e-9);
  compare.close(`${where} upper`, found.interval.upper, expected.upper, 1e-9);
}
