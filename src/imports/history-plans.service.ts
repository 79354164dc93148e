import { Injectable } from '@nestjs/common';
import { CalendarsService } from '../calendars/index.js';
import { type Student, StudentsStore } from '../cohorts/index.js';
import { type Employer, EmployersStore, normalizedName } from '../employers/index.js';
import { grouped } from '../kernel/grouped.js';
import { Clock, newId } from '../platform/clock/index.js';
import type { Transaction } from '../platform/database/index.js';
import { type Prospect, ProspectsStore } from '../prospects/index.js';
import { type HistoryPlan, planHistory } from './domain/history-plan.js';
import type { KnownProspect } from './domain/history-known.js';
import type { Vantage } from './domain/history-moments.js';
import { type HistoryRow, type Place, positionKey } from './domain/history-row.js';
import { cellProblem } from './domain/row-problem.js';
import { outcome, problemOf, type RowOutcome } from './row-outcome.js';

type ColumnOf = (field: string) => string;

/** The rows about one student, employer and position, and what they come to. */
export interface PlannedPlace {
  readonly student: Student;
  /** Null: the employer is not there yet. */
  readonly employer: Employer | null;
  readonly place: Place;
  readonly plan: HistoryPlan;
  /** Those that the center knows. */
  readonly prospects: ReadonlyMap<string, Prospect>;
}

/** A part of a history, compared with what the center knows. */
export interface PlannedHistory {
  readonly places: readonly PlannedPlace[];
  readonly outcomes: readonly RowOutcome[];
  readonly vantage: Vantage;
}

/** Rows that belong together whole, with the lines among them that cannot be read. */
export interface HistoryPart {
  readonly rows: readonly HistoryRow[];
  /** Place of a line that cannot be read and may have told how it went. */
  readonly gaps: ReadonlyMap<number, Place>;
}

/** Compares histories with the candidacies of the center. Writes nothing. */
@Injectable()
export class HistoryPlans {
  constructor(
    private readonly students: StudentsStore,
    private readonly employers: EmployersStore,
    private readonly prospects: ProspectsStore,
    private readonly calendars: CalendarsService,
    private readonly clock: Clock,
  ) {}

  /** Of an import that is being applied the students are held, so that nobody records anything of theirs meanwhile. */
  async plan(tx: Transaction, part: HistoryPart, columnOf: ColumnOf, isApplied: boolean): Promise<PlannedHistory> {
    const { rows } = part;
    const vantage = { now: this.clock.now(), zone: (await this.calendars.calendarsOf(tx)).of().zone };
    const students = await this.students.byExternalIds(tx, [...new Set(rows.map(({ student }) => student))]);
    const ids = [...students.values()].map(({ id }) => id);
    if (isApplied) await this.students.lockAll(tx, ids);
    const employers = await this.employers.byNames(tx, [...new Set(rows.map((row) => normalizedName(row.employer)))]);
    const known = await this.known(tx, ids, [...employers.values()]);
    const spelled = ({ student, employer, position }: Place): string => {
      const name = normalizedName(employer);
      return placeKey(students.get(student)?.id ?? student, employers.get(name)?.id ?? name, position);
    };
    const gaps = grouped([...part.gaps], ([, place]) => spelled(place));
    const groups = [
      ...grouped(
        rows.filter(({ student }) => students.has(student)),
        spelled,
      ),
    ];
    const places = groups.map(([key, ofPlace]): PlannedPlace => {
      const [place] = ofPlace as [HistoryRow];
      const prospects = known.get(key) ?? [];
      const asked = { rows: ofPlace, gaps: (gaps.get(key) ?? []).map(([line]) => line), known: prospects.map(asKnown) };
      return {
        student: students.get(place.student) as Student,
        employer: employers.get(normalizedName(place.employer)) ?? null,
        place,
        plan: planHistory(asked, vantage, newId),
        prospects: new Map(prospects.map(({ prospect }) => [prospect.id, prospect])),
      };
    });
    const strangers = rows.filter(({ student }) => !students.has(student)).map((row) => unknownStudent(row, columnOf));
    return { places, outcomes: [...strangers, ...places.flatMap((each) => outcomesOf(each, columnOf))], vantage };
  }

  private async known(tx: Transaction, studentIds: readonly string[], employers: readonly Employer[]) {
    const employerIds = [...new Set(employers.map(({ id }) => id))];
    const prospects =
      studentIds.length === 0 || employerIds.length === 0
        ? []
        : await this.prospects.ofStudentsWith(tx, studentIds, employerIds);
    return grouped(await this.prospects.candidacies(tx, prospects), ({ prospect }) =>
      placeKey(prospect.studentId, prospect.employerId, prospect.position),
    );
  }
}

const placeKey = (student: string, employer: string, position: string | null): string =>
  JSON.stringify([student, employer, positionKey(position)]);

type Told = Awaited<ReturnType<ProspectsStore['candidacies']>>[number];

const asKnown = ({ prospect, timeline }: Told): KnownProspect => ({
  id: prospect.id,
  appliedOn: prospect.appliedOn,
  timeline,
});

function outcomesOf({ plan }: PlannedPlace, columnOf: ColumnOf): RowOutcome[] {
  const told = plan.candidacies.flatMap((each) => each.told.map(({ row }) => row.line));
  return [
    ...[...new Set(told)].map((line) => outcome(line, 'CREATED')),
    ...plan.unchanged.map((line) => outcome(line, 'UNCHANGED')),
    ...plan.refused.map(({ line, failure }) => outcome(line, 'REFUSED', [problemOf(line, failure, columnOf)])),
  ];
}

const STUDENT_NOT_FOUND = {
  code: 'STUDENT_NOT_FOUND',
  wrong: 'is no student of this center',
  remedy: 'import the roster first, or correct the id',
};

const unknownStudent = ({ line, student }: HistoryRow, columnOf: ColumnOf): RowOutcome =>
  outcome(line, 'REFUSED', [cellProblem(line, columnOf('student'), student, STUDENT_NOT_FOUND)]);
