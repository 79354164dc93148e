import type { ClusteredSpells } from '../../src/analytics/domain/incidence-estimate.js';
import type { ExposedSpells } from '../../src/analytics/domain/landmark.js';
import { type Row, rowsOf } from './golden.js';

/** One prospect of the synthetic study, with what its start-stop rows and its student's record say. */
export interface StudyProspect {
  readonly studentId: string;
  readonly cohortId: string;
  readonly trialArm: string;
  readonly day: number;
  readonly status: number;
  /** Whether a status call was made at all, be it on the day of the decision, when it is no exposure. */
  readonly called: boolean;
  /** The day after which a status call counts as exposure; Infinity: never. */
  readonly calledOn: number;
}

/** Reads the reference rows: a call with day index u shows from the row that begins at u on. */
export function studyProspects(): readonly StudyProspect[] {
  const students = new Map(rowsOf('synthetic/students.csv').map((row) => [row.student_id!, row]));
  const owners = new Map(
    rowsOf('synthetic/prospects.csv').map((row) => [row.prospect_id!, students.get(row.student_id!)!]),
  );
  const called = new Set(
    rowsOf('synthetic/followups.csv')
      .filter((row) => row.kind === 'status_call' && row.performed_at !== '')
      .map((row) => row.prospect_id!),
  );
  const last = new Map<string, Row>();
  const calledOn = new Map<string, number>();
  for (const row of rowsOf('synthetic/startstop_reference.csv')) {
    const id = row.prospect_id!;
    last.set(id, row);
    if (row.sc === '1' && !calledOn.has(id)) calledOn.set(id, Number(row.tstart));
  }
  return [...last].map(([id, row]) => {
    const student = owners.get(id)!;
    return {
      studentId: student.student_id!,
      cohortId: student.cohort_id!,
      trialArm: student.trial_arm!,
      day: Number(row.tstop),
      status: Number(row.event),
      called: called.has(id),
      calledOn: calledOn.get(id) ?? Infinity,
    };
  });
}

export const studySpells = (prospects: readonly StudyProspect[]): ClusteredSpells & ExposedSpells => ({
  stop: prospects.map(({ day }) => day),
  status: prospects.map(({ status }) => status),
  cluster: prospects.map(({ studentId }) => studentId),
  exposedOn: prospects.map(({ calledOn }) => calledOn),
});
