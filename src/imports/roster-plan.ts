import { type RosterStudent, searchNamesOf, type Student } from '../cohorts/index.js';
import type { Intent } from './domain/intent.js';
import { degreeLevelOf } from './domain/degree-level.js';
import { blameCell, type ColumnOf, lengthProblems } from './domain/roster-limits.js';
import type { RosterRow } from './domain/roster.js';
import type { RowProblem } from './domain/table.js';
import type { PlannedStudent, RosterKnowledge } from './roster-knowledge.js';
import { membershipsAsked } from './roster-memberships.js';

/** Compares one row of a roster with what is known, and says what it changes. */
export function planStudent(row: RosterRow, known: RosterKnowledge, columnOf: ColumnOf): PlannedStudent {
  const before = known.students.get(row.externalId) ?? null;
  const studentId = before?.id ?? known.newId();
  const problems: RowProblem[] = [...lengthProblems(row, columnOf), ...namelessProblems(row, before, columnOf)];
  const degree = degreeOf(row, columnOf, problems);
  const student = merged(row, before, studentId, degree, known.now);
  const memberships = membershipsAsked(row, { ...known, studentId, columnOf, problems });
  const counselor = counselorAsked(row, studentId, known, columnOf, problems);
  return {
    line: row.line,
    before,
    studentId,
    student: differs(student, before) ? student : null,
    memberships,
    counselor,
    problems,
  };
}

export const changesNothing = ({ student, memberships, counselor }: PlannedStudent): boolean =>
  student === null && memberships.length === 0 && counselor === null;

const NAME_NEEDED = { code: 'NAME_MISSING', wrong: 'is empty', remedy: 'a student who is not known yet needs a name' };
const NAME_CLEARED = { code: 'NAME_CLEARED', wrong: 'cannot be cleared', remedy: 'give the name of the student' };

function namelessProblems(row: RosterRow, before: Student | null, columnOf: ColumnOf): RowProblem[] {
  if (row.givenName.kind === 'CLEAR') return [blameCell(row, 'givenName', NAME_CLEARED, columnOf)];
  return row.givenName.kind === 'KEEP' && before === null ? [blameCell(row, 'givenName', NAME_NEEDED, columnOf)] : [];
}

const DEGREE_UNKNOWN = {
  code: 'NOT_A_DEGREE_LEVEL',
  wrong: 'is not a degree level',
  remedy: 'use certificate, associate, bachelor, master, doctorate or other',
};

function degreeOf(row: RosterRow, columnOf: ColumnOf, problems: RowProblem[]): Intent<Student['degreeLevel']> {
  if (row.degreeLevel.kind !== 'SET') return row.degreeLevel;
  const level = degreeLevelOf(row.degreeLevel.value);
  if (level === null) problems.push(blameCell(row, 'degreeLevel', DEGREE_UNKNOWN, columnOf));
  return { kind: 'SET', value: level };
}

/** The value a cell asks for, or the one that is stored. */
const asked = <Value>(intent: Intent<Value>, stored: Value | null): Value | null =>
  ({ KEEP: () => stored, CLEAR: () => null, SET: () => (intent as { value: Value }).value })[intent.kind]();

function merged(
  row: RosterRow,
  before: Student | null,
  id: string,
  degree: Intent<Student['degreeLevel']>,
  now: Date,
): RosterStudent {
  const givenName = asked(row.givenName, before?.givenName ?? null) ?? '';
  const familyName = asked(row.familyName, before?.familyName ?? null) ?? '';
  return {
    id,
    externalId: row.externalId,
    givenName,
    familyName,
    ...searchNamesOf(givenName, familyName),
    email: asked(row.email, before?.email ?? null),
    phone: asked(row.phone, before?.phone ?? null),
    zone: asked(row.zone, before?.zone ?? null),
    graduatingClass: asked(row.graduatingClass, before?.graduatingClass ?? null),
    degreeLevel: asked(degree, before?.degreeLevel ?? null),
    program: asked(row.program, before?.program ?? null),
    createdAt: before?.createdAt ?? now,
  };
}

const COMPARED = [
  'givenName',
  'familyName',
  'email',
  'phone',
  'zone',
  'graduatingClass',
  'degreeLevel',
  'program',
] as const;

const differs = (student: RosterStudent, before: Student | null): boolean =>
  before === null || COMPARED.some((field) => student[field] !== before[field]);

const NO_COUNSELOR = {
  code: 'COUNSELOR_NOT_FOUND',
  wrong: 'is the e-mail address of nobody on the staff who can sign in',
  remedy: 'correct it, or invite the counselor first',
};

function counselorAsked(
  row: RosterRow,
  studentId: string,
  known: RosterKnowledge,
  columnOf: ColumnOf,
  problems: RowProblem[],
): PlannedStudent['counselor'] {
  const now = known.counselors.get(studentId) ?? null;
  if (row.counselorEmail.kind === 'KEEP') return null;
  if (row.counselorEmail.kind === 'CLEAR') return now === null ? null : { id: null };
  const id = known.staff.get(row.counselorEmail.value);
  if (id === undefined) problems.push(blameCell(row, 'counselorEmail', NO_COUNSELOR, columnOf));
  return id === undefined || id === now ? null : { id };
}
