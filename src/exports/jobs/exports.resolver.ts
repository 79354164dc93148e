import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, CurrentRequest, SignedInActor } from '../../identity/index.js';
import type { Actor } from '../../kernel/actor.js';
import { MINUTE } from '../../kernel/instant.js';
import type { Result } from '../../kernel/result.js';
import { Clock } from '../../platform/clock/index.js';
import {
  keysOf,
  PageArgs,
  pageOf,
  payloadOf,
  RequestContext,
  rowsToRead,
  toConnection,
  Uuid,
} from '../../platform/graphql/index.js';
import {
  CancelExportInput,
  ExportConnection,
  ExportPayload,
  ExportType,
  RequestExportInput,
} from './export-jobs.graphql.js';
import { ExportLinks } from './export-links.js';
import { ExportRequests } from './export-requests.service.js';
import { KeptExportsStore, type ShownExport } from './kept-exports.store.js';
import { whoseExports } from './whose-exports.js';

/** Long enough to click; who waits longer asks again. */
const LINK_LASTS = 15 * MINUTE;

@Resolver(() => ExportType)
export class ExportsResolver {
  constructor(
    private readonly requests: ExportRequests,
    private readonly store: KeptExportsStore,
    private readonly links: ExportLinks,
    private readonly clock: Clock,
  ) {}

  @Allow('rows.export')
  @Query(() => ExportType, {
    nullable: true,
    description: 'One export of yours, as admin of anybody; null when there is none with this id.',
  })
  export(@CurrentRequest() request: RequestContext, @Args('id', { type: () => Uuid }) id: string) {
    return request.load('export', id, (ids) => this.shown(request.signedIn, ids));
  }

  @Allow('rows.export')
  @Query(() => ExportConnection, { description: 'Your exports, as admin everybody’s, the newest first.' })
  async exports(@SignedInActor() actor: Actor, @Args() page: PageArgs) {
    const after = keysOf(page.after, 'id');
    const rows = await this.store.newestFirst(actor.centerId, {
      personId: whoseExports(actor),
      afterId: after && after[0],
      limit: rowsToRead(page.first),
      now: new Date(this.clock.now()),
    });
    return toConnection(pageOf(rows, page.first, ({ id }) => [id]));
  }

  @ResolveField(() => String, {
    nullable: true,
    description:
      'Where a browser gets the file, without further signing in: for you alone, and for 15 minutes. Every download is written down. Null: there is no file.',
  })
  downloadUrl(@SignedInActor() { centerId, userId }: Actor, @Parent() { id, status }: ShownExport): string | null {
    if (status !== 'READY') return null;
    return this.links.linkFor({ centerId, exportId: id, personId: userId, until: this.clock.now() + LINK_LASTS });
  }

  @Allow('rows.export')
  @Mutation(() => ExportPayload, {
    description:
      'Writes rows to a file, as a job; ask for `export` to see how far it is. Three at a time in a center: `TOO_MANY_EXPORTS`. More rows than Excel opens: `TOO_MANY_ROWS`.',
  })
  async requestExport(@CurrentRequest() request: RequestContext, @Args('input') input: RequestExportInput) {
    const requested = await this.requests.request(request.signedIn, input);
    const answer = await this.answer(request, input, requested);
    // Woken only now, so that the answer tells of what was asked for and not of how far it has come since.
    if (requested.ok) await this.requests.wake(request.signedIn, requested.value.exportId);
    return answer;
  }

  @Allow('rows.export')
  @Mutation(() => ExportPayload, { description: 'Stops an export that is not READY yet; nothing is left of its file.' })
  async cancelExport(@CurrentRequest() request: RequestContext, @Args('input') input: CancelExportInput) {
    return this.answer(request, input, await this.requests.cancel(request.signedIn, input));
  }

  private async answer(
    { signedIn }: RequestContext,
    { clientMutationId }: { clientMutationId?: string | null },
    result: Result<{ readonly exportId: string }>,
  ) {
    if (!result.ok) return payloadOf(result, clientMutationId);
    const found = await this.shown(signedIn, [result.value.exportId]);
    return payloadOf({ ok: true, value: { export: found.get(result.value.exportId) ?? null } }, clientMutationId);
  }

  private shown(actor: Actor, ids: readonly string[]): Promise<ReadonlyMap<string, ShownExport>> {
    return this.store.byIds(actor.centerId, ids, { personId: whoseExports(actor), now: new Date(this.clock.now()) });
  }
}
