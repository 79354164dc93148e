import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { NotesService } from '../cohorts/index.js';
import type { Actor } from '../kernel/actor.js';
import { fail, type Failure, failAll, ok, type Result } from '../kernel/result.js';
import { dayIn } from '../kernel/zone.js';
import { Clock } from '../platform/clock/index.js';
import type { Transaction } from '../platform/database/index.js';
import { parse } from '../platform/validation/index.js';
import { NewProspect, type Prospect, ProspectOpening, ProspectsStore } from '../prospects/index.js';
import { noteOf } from './domain/draft-note.js';
import type { ProspectDraft } from './domain/prospect-draft.js';
import { DraftCourse } from './draft-course.service.js';
import { ImportRowsStore } from './import-rows.store.js';
import { outcome, problemOf, type RowOutcome } from './row-outcome.js';

type ColumnOf = (field: string) => string | null;

const LONGEST_NAME = 200;
/** A day that has not begun there lies in the future everywhere. */
const FIRST_TO_SEE_A_DAY = 'Pacific/Kiritimati';

/** Compares a student's own list with the prospects that are known already. */
@Injectable()
export class JobSearchPlans {
  constructor(
    private readonly prospects: ProspectsStore,
    private readonly clock: Clock,
  ) {}

  async forecast(
    tx: Transaction,
    studentId: string,
    drafts: readonly ProspectDraft[],
    columnOf: ColumnOf,
  ): Promise<RowOutcome[]> {
    const known = await this.prospects.knownImportKeys(tx, studentId, drafts.map(importKeyOf));
    return drafts.map((draft) => {
      if (known.has(importKeyOf(draft))) return outcome(draft.line, 'UNCHANGED');
      const given = this.given(studentId, draft);
      return given.ok ? outcome(draft.line, 'CREATED') : refused(draft.line, given.failures, columnOf);
    });
  }

  /** The prospect to open, or why there can be none. */
  given(studentId: string, draft: ProspectDraft): Result<NewProspect> {
    const { position, url, location, source, facts } = draft;
    const appliedOn = draft.appliedOn ?? facts.find(({ kind }) => kind === 'APPLIED')?.on ?? null;
    const today = dayIn(FIRST_TO_SEE_A_DAY, this.clock.now());
    const late = [appliedOn, ...facts.map(({ on }) => on)].find((day) => day !== null && day > today);
    if (late)
      return fail(
        'DATE_IN_THE_FUTURE',
        `${late} lies in the future; correct the day.`,
        late === appliedOn ? 'appliedOn' : null,
      );
    return parse(NewProspect, {
      studentId,
      employerName: employerNameOf(studentId, draft),
      position,
      url,
      location,
      source,
      appliedOn,
    });
  }
}

/** Opens the prospects of a student's own list. */
@Injectable()
export class JobSearchApplication {
  constructor(
    private readonly plans: JobSearchPlans,
    private readonly opening: ProspectOpening,
    private readonly course: DraftCourse,
    private readonly notes: NotesService,
    private readonly rows: ImportRowsStore,
  ) {}

  async apply(
    tx: Transaction,
    actor: Actor,
    studentId: string,
    drafts: readonly ProspectDraft[],
    columnOf: ColumnOf,
  ): Promise<RowOutcome[]> {
    const outcomes: RowOutcome[] = [];
    for (const [at, forecast] of (await this.plans.forecast(tx, studentId, drafts, columnOf)).entries()) {
      outcomes.push(
        forecast.result === 'CREATED' ? await this.applyOne(tx, actor, studentId, drafts[at]!, columnOf) : forecast,
      );
    }
    return outcomes;
  }

  private async applyOne(
    tx: Transaction,
    actor: Actor,
    studentId: string,
    draft: ProspectDraft,
    columnOf: ColumnOf,
  ): Promise<RowOutcome> {
    const opened = await this.rows.aloneIn(tx, () => this.open(tx, actor, studentId, draft));
    return opened.ok ? outcome(draft.line, 'CREATED') : refused(draft.line, opened.failures, columnOf);
  }

  private async open(
    tx: Transaction,
    actor: Actor,
    studentId: string,
    draft: ProspectDraft,
  ): Promise<Result<Prospect>> {
    const given = this.plans.given(studentId, draft);
    if (!given.ok) return given;
    const opened = await this.opening.open(tx, actor, { ...given.value, importKey: importKeyOf(draft) });
    if (!opened.ok) return opened;
    const body = noteOf(draft);
    const noted =
      body === null
        ? ok(null)
        : await this.notes.writeIn(tx, actor, { studentId, body, visibility: 'STUDENT_AND_STAFF' });
    return noted.ok ? this.course.tell(tx, actor, opened.value, draft) : failAll(noted.failures);
  }
}

/** The same row of the same file has the same key at every import. */
const importKeyOf = ({ key }: ProspectDraft): string => createHash('sha256').update(key).digest('hex');

/** Two employers without a name are hardly one, so each gets a name of its own; a person may merge them later. */
function employerNameOf(studentId: string, draft: ProspectDraft): string {
  if (!draft.undisclosed) return draft.employerName;
  const mark = ` #${createHash('sha256').update(`${studentId} ${draft.key}`).digest('hex').slice(0, 8)}`;
  return `${draft.employerName.slice(0, LONGEST_NAME - mark.length)}${mark}`;
}

const refused = (line: number, failures: readonly Failure[], columnOf: ColumnOf): RowOutcome =>
  outcome(
    line,
    'REFUSED',
    failures.map((failure) => problemOf(line, failure, columnOf)),
  );
