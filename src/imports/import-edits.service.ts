import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor.js';
import { fail, failAll, ok, type Result } from '../kernel/result.js';
import type { Transaction } from '../platform/database/index.js';
import { UseCases } from '../platform/idempotency/index.js';
import { expectVersion, parse, parseChanges } from '../platform/validation/index.js';
import type { Table } from './domain/table.js';
import { FileReader } from './file-reader.js';
import type { Import } from './import.entity.js';
import type { EditImportRowInput, MapImportInput } from './import-inputs.graphql.js';
import { ImportKeeping } from './import-keeping.service.js';
import { ImportRowsStore, type StoredRow } from './import-rows.store.js';
import { DraftGiven, MappingGiven, RowEdit } from './imports.input.js';
import { ImportsStore } from './imports.store.js';
import { mappingFor, sourceOf } from './mapping-rules.js';
import type { Uploaded } from './uploads.service.js';

type Answer = Promise<Result<Uploaded>>;

const ROW_NOT_FOUND = fail('IMPORT_ROW_NOT_FOUND', 'The file has no row on this line.', 'line');
const UNREADABLE = fail(
  'ROW_UNREADABLE',
  'The cells of this row do not line up with the headers; mend the file and upload it again, or skip the row.',
  'cells',
);
const ONLY_ROSTERS = fail(
  'CELLS_ARE_FOR_ROSTERS',
  'Cells are corrected in rosters and histories; in a job search correct the draft.',
  'cells',
);
const ONLY_JOB_SEARCHES = fail(
  'DRAFTS_ARE_FOR_JOB_SEARCHES',
  'Drafts are corrected in job searches; in a roster or a history correct the cells.',
  'draft',
);

/** What people put right before an import is applied: how columns are read, and single rows. */
@Injectable()
export class ImportEdits {
  constructor(
    private readonly useCases: UseCases,
    private readonly keeping: ImportKeeping,
    private readonly store: ImportsStore,
    private readonly rows: ImportRowsStore,
    private readonly reader: FileReader,
  ) {}

  map(actor: Actor, input: MapImportInput): Answer {
    return this.useCases.run(actor, { name: 'mapImport', input }, async (tx) => {
      const given = parse(MappingGiven, input);
      if (!given.ok) return given;
      const held = await this.holdVersion(tx, actor, given.value);
      if (!held.ok) return held;
      const table = await this.readAgain(tx, held.value, given.value.encoding);
      if (!table.ok) return table;
      const source = table.value ? sourceOf(table.value) : held.value.source;
      const mapping = mappingFor(held.value, source, given.value.mapping);
      if (!mapping.ok) return mapping;
      const rowsTotal = table.value ? table.value.rows.length + table.value.unreadable.length : held.value.rowsTotal;
      const { dateOrder } = given.value;
      await this.keeping.change(tx, actor, held.value, 'import.mapped', {
        source,
        mapping: mapping.value,
        dateOrder,
        rowsTotal,
      });
      return ok({ importId: held.value.id });
    });
  }

  editRow(actor: Actor, input: EditImportRowInput): Answer {
    return this.useCases.run(actor, { name: 'editImportRow', input }, async (tx) => {
      const given = parse(RowEdit, input);
      if (!given.ok) return given;
      const held = await this.holdVersion(tx, actor, given.value);
      if (!held.ok) return held;
      const row = await this.rows.one(tx, held.value.id, given.value.line);
      if (!row) return ROW_NOT_FOUND;
      const edits = editsFor(held.value, row, given.value);
      if (!edits.ok) return edits;
      await this.rows.edit(tx, held.value.id, row.line, edits.value);
      await this.keeping.change(tx, actor, held.value, 'import.row-edited', {});
      return ok({ importId: held.value.id });
    });
  }

  private async holdVersion(
    tx: Transaction,
    actor: Actor,
    { importId, version }: { importId: string; version: number },
  ): Promise<Result<Import>> {
    const held = await this.keeping.holdOpen(tx, actor, importId);
    if (!held.ok) return held;
    const current = expectVersion(held.value.version, version);
    return current.ok ? held : current;
  }

  /** In another encoding the file has other cells, so what was corrected in them is gone; null: the same encoding. */
  private async readAgain(
    tx: Transaction,
    { id, kind, source }: Import,
    encoding: string | null,
  ): Promise<Result<Table | null>> {
    const file = encoding === null || encoding === source.encoding ? null : await this.store.file(tx, id);
    if (!file) return ok(null);
    const table = await this.reader.read(kind, file, encoding);
    if (table.ok) await this.rows.replace(tx, id, table.value);
    return table;
  }
}

type GivenEdit = {
  skip?: boolean | null | undefined;
  cells?: readonly { column: string; value: string }[] | null | undefined;
  draft?: object | null | undefined;
};

/** The corrections of a row with these added; what is left out stays. */
function editsFor(
  { kind, source }: Import,
  row: StoredRow,
  { skip, cells, draft }: GivenEdit,
): Result<NonNullable<StoredRow['edits']>> {
  if (cells && kind === 'JOB_SEARCH') return ONLY_ROSTERS;
  if (draft && kind !== 'JOB_SEARCH') return ONLY_JOB_SEARCHES;
  if (cells && row.unreadable) return UNREADABLE;
  const unknown = cells?.find(({ column }) => !source.headers.includes(column));
  if (unknown) return fail('COLUMN_NOT_IN_FILE', `The file has no column "${unknown.column}".`, 'cells');
  const changes = parseChanges(DraftGiven, draft ?? {});
  if (!changes.ok) return failAll(changes.failures.map((failure) => ({ ...failure, field: `draft.${failure.field}` })));
  return ok({
    skip: skip ?? row.edits?.skip ?? false,
    cells: { ...row.edits?.cells, ...Object.fromEntries((cells ?? []).map(({ column, value }) => [column, value])) },
    draft: { ...row.edits?.draft, ...(changes.value as object) },
  });
}
