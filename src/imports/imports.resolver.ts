import { Args, Int, Mutation, Query, ResolveField, Resolver, Parent } from '@nestjs/graphql';
import { Allow, CurrentRequest, may, onlyStudentOf, SignedInActor } from '../identity/index.js';
import type { Actor } from '../kernel/actor.js';
import type { Result } from '../kernel/result.js';
import {
  keysOf,
  PageArgs,
  pageOf,
  payloadOf,
  RequestContext,
  rowsToRead,
  toConnection,
  Uuid,
} from '../platform/graphql/index.js';
import { guessMapping } from './domain/header-mapping.js';
import { ImportEdits } from './import-edits.service.js';
import { type Import, IMPORT_KINDS } from './import.entity.js';
import { EditImportRowInput, ImportMutationInput, ImportPayload, MapImportInput } from './import-inputs.graphql.js';
import { IMPORTED_BY, reachesImport } from './import-keeping.service.js';
import { ImportRowsStore } from './import-rows.store.js';
import { ImportConnection, ImportCounts, ImportType, MappedColumn } from './imports.graphql.js';
import { ImportsService } from './imports.service.js';
import { ImportsStore } from './imports.store.js';
import { SYNONYMS } from './mapping-rules.js';
import type { Uploaded } from './uploads.service.js';

@Resolver(() => ImportType)
export class ImportsResolver {
  constructor(
    private readonly importsService: ImportsService,
    private readonly edits: ImportEdits,
    private readonly store: ImportsStore,
  ) {}

  @Allow('job-search.import')
  @Query(() => ImportType, { nullable: true, description: 'One import; null when there is none with this id.' })
  async import(@CurrentRequest() request: RequestContext, @Args('id', { type: () => Uuid }) id: string) {
    const found = await request.load('import', id, (ids) => this.store.byIds(request.signedIn.centerId, ids));
    return found && reachesImport(request.signedIn, found) ? found : null;
  }

  @Allow('job-search.import')
  @Query(() => ImportConnection, {
    description: 'Imports, the newest first: for admins all, for other staff job searches, for students their own.',
  })
  async imports(@SignedInActor() actor: Actor, @Args() page: PageArgs) {
    const after = keysOf(page.after, 'id');
    const found = await this.store.newestFirst(actor.centerId, {
      kinds: IMPORT_KINDS.filter((kind) => may(actor, IMPORTED_BY[kind])),
      studentId: onlyStudentOf(actor),
      afterId: after && after[0],
      limit: rowsToRead(page.first),
    });
    return toConnection(pageOf(found, page.first, ({ id }) => [id]));
  }

  @Allow('job-search.import')
  @Mutation(() => ImportPayload, { description: 'Says which column holds what, before anything is applied.' })
  async mapImport(@CurrentRequest() request: RequestContext, @Args('input') input: MapImportInput) {
    return this.answer(request, input, await this.edits.map(request.signedIn, input));
  }

  @Allow('job-search.import')
  @Mutation(() => ImportPayload, { description: 'Corrects or leaves out one row, before anything is applied.' })
  async editImportRow(@CurrentRequest() request: RequestContext, @Args('input') input: EditImportRowInput) {
    return this.answer(request, input, await this.edits.editRow(request.signedIn, input));
  }

  @Allow('job-search.import')
  @Mutation(() => ImportPayload, {
    description:
      'Applies an import as a job; ask for `import` to see how far it is. Importing the same file again doubles nothing.',
  })
  async applyImport(@CurrentRequest() request: RequestContext, @Args('input') input: ImportMutationInput) {
    return this.answer(request, input, await this.importsService.apply(request.signedIn, input));
  }

  @Allow('job-search.import')
  @Mutation(() => ImportPayload, {
    description: 'Stops an import within a batch of rows; what has been applied stays.',
  })
  async cancelImport(@CurrentRequest() request: RequestContext, @Args('input') input: ImportMutationInput) {
    return this.answer(request, input, await this.importsService.cancel(request.signedIn, input));
  }

  private async answer(
    { signedIn }: RequestContext,
    { clientMutationId }: { clientMutationId?: string | null },
    result: Result<Uploaded>,
  ) {
    if (!result.ok) return payloadOf(result, clientMutationId);
    const found = await this.store.byIds(signedIn.centerId, [result.value.importId]);
    return payloadOf({ ok: true, value: { import: found.get(result.value.importId) ?? null } }, clientMutationId);
  }
}

@Resolver(() => ImportType)
export class ImportFieldsResolver {
  constructor(private readonly rows: ImportRowsStore) {}

  @ResolveField(() => String, { description: 'CSV or XLSX.' })
  format(@Parent() { source }: Import) {
    return source.format;
  }

  @ResolveField(() => String, { description: 'The encoding in which the text was read.' })
  encoding(@Parent() { source }: Import) {
    return source.encoding;
  }

  @ResolveField(() => String, { nullable: true, description: 'What parts the cells; null for XLSX.' })
  delimiter(@Parent() { source }: Import) {
    return source.delimiter;
  }

  @ResolveField(() => Int, { description: 'Rows whose cells do not line up with the headers; they are refused.' })
  unreadableRows(@Parent() { source }: Import) {
    return source.unreadableRows;
  }

  @ResolveField(() => [String], { description: 'The headers, in the order of the file.' })
  headers(@Parent() { source }: Import) {
    return source.headers;
  }

  @ResolveField(() => [MappedColumn], { description: 'Which columns are read, and as what.' })
  mapping(@Parent() { kind, mapping, source }: Import): MappedColumn[] {
    const guesses = new Map(
      guessMapping(source.headers, SYNONYMS[kind]).columns.map((guess) => [
        `${guess.field} ${guess.column}`,
        guess.confidence,
      ]),
    );
    return Object.entries(mapping).map(([field, column]) => ({
      field,
      column,
      confidence: guesses.get(`${field} ${column}`) ?? null,
    }));
  }

  @ResolveField(() => [String], { description: 'Headers from which nothing is read.' })
  unmapped(@Parent() { mapping, source }: Import) {
    return source.headers.filter((header) => !Object.values(mapping).includes(header));
  }

  @ResolveField(() => ImportCounts, { description: 'What came of the rows so far.' })
  async counts(@Parent() { id }: Import, @CurrentRequest() request: RequestContext): Promise<ImportCounts> {
    const counts = await request.load('import-counts', id, (ids) => this.rows.counts(request.signedIn.centerId, ids));
    return {
      created: counts?.CREATED ?? 0,
      updated: counts?.UPDATED ?? 0,
      unchanged: counts?.UNCHANGED ?? 0,
      skipped: counts?.SKIPPED ?? 0,
      refused: counts?.REFUSED ?? 0,
    };
  }
}
