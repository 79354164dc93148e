import { addBusinessDays, type BusinessCalendar } from '../../src/calendars/index.js';
import type { Day } from '../../src/kernel/day.js';
import { dayIn, minuteOfDayIn } from '../../src/kernel/zone.js';
import type { TestDatabase } from './test-database.js';

type Row = Record<string, any>;

export interface CaseloadRows {
  readonly students: readonly Row[];
  readonly prospects: readonly Row[];
  readonly followUps: readonly Row[];
  readonly memberships: readonly Row[];
  readonly assignments: readonly Row[];
  readonly covers: readonly Row[];
}

/** Every row that a dashboard of the center is made from, read as superuser. */
export const readCaseloadRows = async (database: TestDatabase, centerId: string): Promise<CaseloadRows> => {
  const all = async (table: string) => (await database.as('superuser', `SELECT * FROM ${table} WHERE center_id = $1`, [centerId])).rows;
  return {
    students: await all('students'),
    prospects: await all('prospects'),
    followUps: await all('follow_ups'),
    memberships: await all('cohort_memberships'),
    assignments: await all('caseload_assignments'),
    covers: await all('caseload_covers'),
  };
};

const DAY = 86_400_000;
const DAYS_RATED = 90;

/** The dashboard counted the slow way, student by student, out of plain rows. */
export class CountedByHand {
  private readonly today: Day;

  constructor(
    private readonly rows: CaseloadRows,
    private readonly calendar: BusinessCalendar,
    private readonly now: number,
  ) {
    this.today = dayIn(calendar.zone, now);
  }

  everybody(): Row[] {
    return this.rows.students.filter((student) => student.archived_at === null);
  }

  inCohort(cohortId: string): Row[] {
    const members = this.rows.memberships.filter((each) => each.cohort_id === cohortId && this.isToday(each)).map((each) => each.student_id);
    return this.everybody().filter((student) => members.includes(student.id));
  }

  lookedAfterBy(counselorId: string): Row[] {
    const covered = this.rows.covers.filter((each) => each.covering_id === counselorId && this.isToday(each)).map((each) => each.absent_id);
    return this.everybody().filter((student) => [counselorId, ...covered].includes(this.counselorOf(student)));
  }

  counselorOf(student: Row): string | null {
    return this.rows.assignments.find((each) => each.student_id === student.id && this.isToday(each))?.counselor_id ?? null;
  }

  prospectsOf(student: Row): Row[] {
    return this.rows.prospects.filter((prospect) => prospect.student_id === student.id);
  }

  openOf(student: Row): Row[] {
    return this.prospectsOf(student).filter((prospect) => prospect.outcome === null);
  }

  overdueOf(student: Row): Row[] {
    return this.openOf(student).filter((prospect) => prospect.next_step_due_at < this.now);
  }

  dueSoonOf(student: Row): Row[] {
    return this.openOf(student).filter(({ next_step_due_at: due }) => due >= this.now && due < this.now + 7 * DAY);
  }

  /** The open prospects that are due first, all of them where several are due at once. */
  dueFirstOf(student: Row): Row[] {
    const dueFirst = Math.min(...this.openOf(student).map(({ next_step_due_at: due }) => due.getTime()));
    return this.openOf(student).filter(({ next_step_due_at: due }) => due.getTime() === dueFirst);
  }

  header(students: readonly Row[]) {
    const prospects = students.flatMap((student) => this.prospectsOf(student));
    const overdue = students.flatMap((student) => this.overdueOf(student));
    const ended = (outcome: string) => prospects.filter((prospect) => prospect.outcome === outcome).length;
    const answers = this.answersOn(prospects);
    return {
      students: students.length,
      openProspects: prospects.filter((prospect) => prospect.outcome === null).length,
      overdue: overdue.length,
      neglected: overdue.filter((prospect) => this.isNeglected(prospect.next_step_due_at.getTime())).length,
      dueIn7Days: students.flatMap((student) => this.dueSoonOf(student)).length,
      outcomes: {
        offerAccepted: ended('OFFER_ACCEPTED'),
        offerDeclined: ended('OFFER_DECLINED'),
        rejected: ended('REJECTED'),
        withdrawn: ended('WITHDRAWN'),
        roleClosed: ended('ROLE_CLOSED'),
        noResponse: ended('NO_RESPONSE'),
      },
      onTimeRate: {
        onTime: answers.filter((each) => each.happened_at <= each.answers_step_due_at).length,
        owed: answers.length + overdue.length,
      },
    };
  }

  private answersOn(prospects: readonly Row[]): Row[] {
    const ids = new Set(prospects.map((prospect) => prospect.id));
    const recent = this.now - DAYS_RATED * DAY;
    return this.rows.followUps.filter((each) => ids.has(each.prospect_id) && each.happened_at >= recent && each.answers_step_due_at !== null);
  }

  private isToday({ from_day, to_day }: Row): boolean {
    return from_day <= this.today && (to_day === null || to_day >= this.today);
  }

  /** Five business days on, at the same minute; a step due on a day off is counted from the start of the next business day. */
  private isNeglected(dueAt: number): boolean {
    const { zone } = this.calendar;
    const dueOn = dayIn(zone, dueAt);
    const countedFrom = addBusinessDays(this.calendar, dueOn, 0).day;
    const minute = countedFrom === dueOn ? minuteOfDayIn(zone, dueAt) : 0;
    const over = addBusinessDays(this.calendar, countedFrom, 5).day;
    return over < this.today || (over === this.today && minute <= minuteOfDayIn(zone, this.now));
  }
}
