import type { Day } from '../../kernel/day.js';
import type { Columns } from './columns.js';
import { readDay } from './day-cell.js';
import type { Evidence, Stated } from './draft-facts.js';
import { interviewsInNotes } from './interviews-in-notes.js';
import type { JobSearchField } from './job-search-fields.js';
import { isMissing } from './missing-words.js';
import { cellProblem } from './row-problem.js';
import { readStageHistory, type DatedStage } from './stage-history.js';
import { meaningOf, type StatusMeaning } from './status-words.js';
import type { RowProblem, TableRow } from './table.js';
import { readWebAddress, type WebAddress } from './web-address.js';

const MOST_INTERVIEWS = 30;
const YES = /^(?:yes|y|true|x|done)$/i;
const NO = /^(?:no|n|false|0)$/i;

/** Reads the cells of one row; a cell that cannot be read is reported and counts as missing. */
export class JobSearchRow {
  readonly problems: RowProblem[] = [];

  constructor(
    private readonly row: TableRow,
    private readonly columns: Columns<JobSearchField>,
  ) {}

  get line(): number {
    return this.row.line;
  }

  text(field: JobSearchField): string | null {
    const text = this.columns.textOf(this.row, field);
    return isMissing(text) ? null : text;
  }

  /** Whether the file has a column for the field at all. */
  has(field: JobSearchField): boolean {
    return this.columns.isMapped(field);
  }

  /** `"Status" is "rejected"` */
  saying(field: JobSearchField): string {
    return `"${this.columns.headerOf(field)}" is "${this.columns.textOf(this.row, field)}"`;
  }

  isYes(field: JobSearchField): boolean {
    return YES.test(this.text(field) ?? '');
  }

  url(): WebAddress | null {
    return this.read('url', readWebAddress, {
      code: 'NOT_A_WEB_ADDRESS',
      wrong: 'is not a web address',
      remedy: 'use the form https://example.org/jobs/1',
    });
  }

  evidence(): Evidence {
    return {
      appliedOn: this.day('appliedOn'),
      status: this.meaning('status'),
      statusOn: this.day('statusOn'),
      reply: this.meaning('responseKind'),
      repliedOn: this.day('responseOn'),
      assessment: this.assessment(),
      interviews: this.interviews(),
      interviewsInNotes: interviewsInNotes(this.text('notes') ?? ''),
      history: this.history(),
    };
  }

  private day(field: JobSearchField): Stated<Day> | null {
    const text = this.text(field);
    if (text === null) return null;
    const reading = readDay(text, this.columns.dateOrderOf(field));
    if ('day' in reading) return { value: reading.day, because: this.saying(field) };
    this.blame(field, { code: reading.wrong, ...DAY_PROBLEMS[reading.wrong] });
    return null;
  }

  private meaning(field: 'status' | 'responseKind'): Stated<StatusMeaning> | null {
    const meaning = meaningOf(this.text(field) ?? '');
    return meaning && { value: meaning, because: this.saying(field) };
  }

  private assessment(): Stated<true> | null {
    const text = this.text('assessment');
    return text === null || NO.test(text) ? null : { value: true, because: this.saying('assessment') };
  }

  private interviews(): Stated<number> | null {
    const count = this.read('interviewCount', countIn, {
      code: 'NOT_A_COUNT',
      wrong: 'is not a number of interviews',
      remedy: `use a whole number up to ${MOST_INTERVIEWS}, or map the column to the notes`,
    });
    return count === null ? null : { value: count, because: this.saying('interviewCount') };
  }

  private history(): Stated<readonly DatedStage[]> | null {
    const order = this.columns.dateOrderOf('stageHistory');
    const stages = this.read('stageHistory', (text) => readStageHistory(text, order), {
      code: 'STAGE_HISTORY_UNREADABLE',
      wrong: 'is not a list of stages',
      remedy: "use the form [{'stage': 'Applied', 'date': '2026-11-22'}] or leave the column unmapped",
    });
    return stages && stages.length > 0 ? { value: stages, because: this.saying('stageHistory') } : null;
  }

  private read<Value>(field: JobSearchField, read: (text: string) => Value | null, what: Wrong): Value | null {
    const text = this.text(field);
    if (text === null) return null;
    const value = read(text);
    if (value === null) this.blame(field, what);
    return value;
  }

  private blame(field: JobSearchField, what: Wrong): void {
    const { row, columns } = this;
    this.problems.push(cellProblem(row.line, columns.headerOf(field), columns.textOf(row, field), what));
  }
}

type Wrong = Parameters<typeof cellProblem>[3];

const DAY_PROBLEMS = {
  NOT_A_DATE: { wrong: 'is not a date', remedy: 'use YYYY-MM-DD' },
  DATE_ORDER_AMBIGUOUS: {
    wrong: 'may be read in two ways and no row of the column tells which',
    remedy: 'choose day first (DMY) or month first (MDY) as the date order',
  },
} as const;

function countIn(text: string): number | null {
  if (YES.test(text)) return 1;
  if (NO.test(text)) return 0;
  return /^\d{1,2}$/.test(text) && Number(text) <= MOST_INTERVIEWS ? Number(text) : null;
}
