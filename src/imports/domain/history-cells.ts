import type { Day } from '../../kernel/day.js';
import type { Columns } from './columns.js';
import { readDay } from './day-cell.js';
import {
  EMPTY,
  KEPT,
  LONGEST,
  MOST_ROUNDS,
  NOT_A_ROUND,
  NOT_KEPT,
  type OptionalField,
  UNKNOWN_KIND,
  UNKNOWN_WORD,
  WRONG_DAY,
} from './history-cell-rules.js';
import type { HistoryField } from './history-fields.js';
import type { HistoryRow, Place } from './history-row.js';
import { channelOf, dispositionOf, type HistoryKind, kindOf } from './history-words.js';
import { type Moment, readMoment } from './moment-cell.js';
import { cellProblem } from './row-problem.js';
import type { RowProblem, TableRow } from './table.js';

export interface HistoryRowReading {
  readonly line: number;
  /** Null: the row cannot be applied; a problem says why. */
  readonly row: HistoryRow | null;
  readonly kind: HistoryKind | null;
  readonly place: Place | null;
  readonly problems: readonly RowProblem[];
}

/** Reads the cells of one row of a history. */
export class HistoryCells {
  private readonly problems: RowProblem[] = [];
  private isRefused = false;

  constructor(
    private readonly row: TableRow,
    private readonly columns: Columns<HistoryField>,
  ) {}

  read(): HistoryRowReading {
    const { line } = this.row;
    const [student, employer] = [this.needed('student'), this.needed('employer')];
    const position = this.within('position') || null;
    const place = student && employer ? { student, employer, position } : null;
    const kind = this.kind();
    const when = this.needed('when') === null ? null : this.moment('when', true);
    if (place === null || kind === null || when === null)
      return { line, row: null, kind, place, problems: this.problems };
    const row = { line, ...place, kind, when, ...this.optional(kind) };
    return { line, row: this.isRefused ? null : row, kind, place, problems: this.problems };
  }

  private optional(kind: HistoryKind) {
    const kept = <Value>(field: OptionalField, read: () => Value | null): Value | null => {
      if (this.text(field) === '') return null;
      if (KEPT[field](kind)) return read();
      this.blame(field, NOT_KEPT);
      return null;
    };
    return {
      channel: kept('channel', () => this.word('channel', channelOf)),
      disposition: kept('disposition', () => this.word('disposition', dispositionOf)),
      round: kept('round', () => this.round()),
      promisedOn: kept('promisedOn', () => this.day('promisedOn')),
      decided: kept('decidedOn', () => this.moment('decidedOn', false)),
      note: kept('note', () => this.within('note')),
    };
  }

  private text(field: HistoryField): string {
    return this.columns.textOf(this.row, field);
  }

  private blame(field: HistoryField, what: Parameters<typeof cellProblem>[3]): null {
    this.problems.push(cellProblem(this.row.line, this.columns.headerOf(field), this.text(field), what));
    return null;
  }

  private refuse(field: HistoryField, what: Parameters<typeof cellProblem>[3]): null {
    this.isRefused = true;
    return this.blame(field, what);
  }

  private needed(field: 'student' | 'employer' | 'kind' | 'when'): string | null {
    if (this.text(field) === '') return this.refuse(field, EMPTY);
    return field === 'student' || field === 'employer' ? this.within(field) : this.text(field);
  }

  private within(field: keyof typeof LONGEST): string | null {
    if (this.text(field).length <= LONGEST[field]) return this.text(field);
    return this.refuse(field, {
      code: 'CELL_TOO_LONG',
      wrong: 'is too long',
      remedy: `use at most ${LONGEST[field]} characters`,
    });
  }

  private kind(): HistoryKind | null {
    const text = this.needed('kind');
    return text === null ? null : (kindOf(text) ?? this.refuse('kind', UNKNOWN_KIND));
  }

  private moment(field: 'when' | 'decidedOn', isNeeded: boolean): Moment | null {
    const read = readMoment(this.text(field), this.columns.dateOrderOf(field));
    if (!('wrong' in read)) return read;
    return isNeeded ? this.refuse(field, WRONG_DAY[read.wrong]) : this.blame(field, WRONG_DAY[read.wrong]);
  }

  private day(field: 'promisedOn'): Day | null {
    const read = readDay(this.text(field), this.columns.dateOrderOf(field));
    return 'day' in read ? read.day : this.blame(field, WRONG_DAY[read.wrong]);
  }

  private word<Meaning>(field: 'channel' | 'disposition', meaningOf: (text: string) => Meaning | null): Meaning | null {
    return meaningOf(this.text(field)) ?? this.blame(field, UNKNOWN_WORD);
  }

  private round(): number | null {
    const round = /^\d{1,2}$/.test(this.text('round')) ? Number(this.text('round')) : 0;
    return round >= 1 && round <= MOST_ROUNDS ? round : this.blame('round', NOT_A_ROUND);
  }
}
