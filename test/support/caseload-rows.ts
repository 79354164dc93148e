import { addBusinessDays, type BusinessCalendar } from '../../src/calendars/index.js';
import type { Day } from '../../src/kernel/day.js';
import { dayIn, minuteOfDayIn } from '../../src/kernel/zone.js';
import type { TestDatabase } from './test-database.js';

export interface StudentRow {
  readonly id: string;
  readonly given_name: string;
  readonly family_name: string;
  readonly external_id: string | null;
  readonly archived_at: Date | null;
}

export interface ProspectRow {
  readonly id: string;
  readonly student_id: string;
  readonly stage: string;
  readonly outcome: string | null;
  readonly next_step_due_at: Date | null;
  readonly thank_you_owed: boolean;
  readonly last_activity_at: Date;
}

interface OpenProspectRow extends ProspectRow {
  readonly next_step_due_at: Date;
}

interface FollowUpRow {
  readonly prospect_id: string;
  readonly happened_at: Date;
  readonly answers_step_due_at: Date | null;
}

/** What holds from one day to another. */
interface Dated {
  readonly from_day: Day;
  readonly to_day: Day | null;
}

export interface CaseloadRows {
  readonly students: readonly StudentRow[];
  readonly prospects: readonly ProspectRow[];
  readonly followUps: readonly FollowUpRow[];
  readonly memberships: readonly (Dated & { readonly cohort_id: string; readonly student_id: string })[];
  readonly assignments: readonly (Dated & { readonly counselor_id: string; readonly student_id: string })[];
  readonly covers: readonly (Dated & { readonly covering_id: string; readonly absent_id: string })[];
}

/** Every row that a dashboard of the center is made from, read as superuser. */
export const readCaseloadRows = async (database: TestDatabase, centerId: string): Promise<CaseloadRows> => {
  const all = async (table: string) =>
    (await database.as('superuser', `SELECT * FROM ${table} WHERE center_id = $1`, [centerId])).rows;
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

  everybody(): StudentRow[] {
    return this.rows.students.filter((student) => student.archived_at === null);
  }

  inCohort(cohortId: string): StudentRow[] {
    const members = this.rows.memberships
      .filter((each) => each.cohort_id === cohortId && this.isToday(each))
      .map((each) => each.student_id);
    return this.everybody().filter((student) => members.includes(student.id));
  }

  lookedAfterBy(counselorId: string): StudentRow[] {
    const covered = this.rows.covers
      .filter((each) => each.covering_id === counselorId && this.isToday(each))
      .map((each) => each.absent_id);
    return this.everybody().filter((student) =>
      [counselorId, ...covered].some((id) => id === this.counselorOf(student)),
    );
  }

  counselorOf(student: StudentRow): string | null {
    return (
      this.rows.assignments.find((each) => each.student_id === student.id && this.isToday(each))?.counselor_id ?? null
    );
  }

  prospectsOf(student: StudentRow): ProspectRow[] {
    return this.rows.prospects.filter((prospect) => prospect.student_id === student.id);
  }

  openOf(student: StudentRow): OpenProspectRow[] {
    return this.prospectsOf(student).filter((prospect): prospect is OpenProspectRow => prospect.outcome === null);
  }

  overdueOf(student: StudentRow): OpenProspectRow[] {
    return this.openOf(student).filter((prospect) => prospect.next_step_due_at.getTime() < this.now);
  }

  dueSoonOf(student: StudentRow): OpenProspectRow[] {
    const until = this.now + 7 * DAY;
    return this.openOf(student).filter(
      ({ next_step_due_at: due }) => due.getTime() >= this.now && due.getTime() < until,
    );
  }

  /** The open prospects that are due first, all of them where several are due at once. */
  dueFirstOf(student: StudentRow): OpenProspectRow[] {
    const dueFirst = Math.min(...this.openOf(student).map(({ next_step_due_at: due }) => due.getTime()));
    return this.openOf(student).filter(({ next_step_due_at: due }) => due.getTime() === dueFirst);
  }

  header(students: readonly StudentRow[]) {
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
        onTime: answers.filter((each) => each.happened_at <= each.answers_step_due_at!).length,
        owed: answers.length + overdue.length,
      },
    };
  }

  private answersOn(prospects: readonly ProspectRow[]): FollowUpRow[] {
    const ids = new Set(prospects.map((prospect) => prospect.id));
    const recent = this.now - DAYS_RATED * DAY;
    return this.rows.followUps.filter(
      (each) => ids.has(each.prospect_id) && each.happened_at.getTime() >= recent && each.answers_step_due_at !== null,
    );
  }

  private isToday({ from_day, to_day }: Dated): boolean {
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
