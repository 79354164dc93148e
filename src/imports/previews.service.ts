import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor.js';
import { Database, type Transaction } from '../platform/database/index.js';
import { isOnlyWords, noteOf } from './domain/draft-note.js';
import type { ProspectDraft } from './domain/prospect-draft.js';
import type { RowProblem } from './domain/table.js';
import { type Contents, type Forecast, ImportContents } from './import-contents.service.js';
import type { Import } from './import.entity.js';
import { reachesImport } from './import-keeping.service.js';
import type { ImportDraft, ImportPreview } from './import-preview.graphql.js';
import { tableOf } from './import-readings.js';
import { ImportRowsStore, type StoredRow } from './import-rows.store.js';
import { ImportsStore } from './imports.store.js';
import { problemsAsCsv } from './reading/problems-as-csv.js';
import type { RowOutcome, RowResult } from './row-outcome.js';

export interface Preview extends ImportPreview {
  readonly problems: readonly RowProblem[];
  readonly drafts: readonly ImportDraft[];
}

/** Shows what an import would do, without doing it. */
@Injectable()
export class PreviewsService {
  constructor(
    private readonly database: Database,
    private readonly store: ImportsStore,
    private readonly rows: ImportRowsStore,
    private readonly contents: ImportContents,
  ) {}

  /** Null: there is no such import within reach. */
  preview(actor: Actor, importId: string): Promise<Preview | null> {
    return this.within(actor, importId, async (tx, given, stored) => {
      const contents = await this.contents.open(given, stored);
      return previewOf(contents, await contents.forecast(tx));
    });
  }

  /** The rows that cannot be or could not be applied, as CSV with what to do; null: there is no such import within reach. */
  problemsCsv(actor: Actor, importId: string): Promise<string | null> {
    return this.within(actor, importId, async (tx, given, stored) => {
      const outcomes = given.status === 'MAPPED' ? await this.foreseen(tx, given, stored) : stored.map(asOutcome);
      return problemsAsCsv(
        tableOf(given, stored),
        outcomes.flatMap(({ problems }) => problems),
      );
    });
  }

  private async foreseen(tx: Transaction, given: Import, stored: StoredRow[]): Promise<readonly RowOutcome[]> {
    const contents = await this.contents.open(given, stored);
    return (await contents.forecast(tx)).outcomes;
  }

  private within<Value>(
    actor: Actor,
    importId: string,
    look: (tx: Transaction, given: Import, stored: StoredRow[]) => Promise<Value>,
  ): Promise<Value | null> {
    return this.database.inCenter(actor.centerId, async (tx) => {
      const given = await this.store.byId(tx, importId);
      if (!given || !reachesImport(actor, given)) return null;
      return look(tx, given, await this.rows.all(tx, importId));
    });
  }
}

const asOutcome = ({ line, result, problems }: StoredRow): RowOutcome => ({
  line,
  result: result ?? 'SKIPPED',
  problems: problems ?? [],
});

function previewOf({ unusable, drafts }: Contents, { outcomes, newCohorts }: Forecast): Preview {
  const count = (result: RowResult): number => outcomes.filter((each) => each.result === result).length;
  const results = new Map(outcomes.map(({ line, result }) => [line, result]));
  const problems = [...unusable, ...outcomes.flatMap((each) => each.problems)];
  return {
    create: count('CREATED'),
    update: count('UPDATED'),
    unchanged: count('UNCHANGED'),
    skip: count('SKIPPED'),
    refuse: count('REFUSED'),
    problemCount: problems.length,
    newCohorts: [...newCohorts],
    problems,
    drafts: drafts.map((draft) => shown(draft, results.get(draft.line) ?? 'REFUSED')),
  };
}

const shown = (draft: ProspectDraft, result: RowResult): ImportDraft => ({
  ...draft,
  facts: draft.facts.map((fact) => ({ ...fact, noteOnly: isOnlyWords(fact) })),
  guesses: [...draft.guesses],
  note: noteOf(draft),
  result,
});
