import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, CurrentRequest, SignedInActor } from '../identity/index.js';
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
import { DryRunProspectConnection } from './dry-run-prospects.graphql.js';
import { DryRunResultsStore } from './dry-run-results.store.js';
import {
  CancelDryRunInput,
  DryRunConnection,
  DryRunPayload,
  DryRunType,
  StartDryRunInput,
} from './dry-runs.graphql.js';
import { DryRuns } from './dry-runs.service.js';
import { DryRunsStore } from './dry-runs.store.js';

@Resolver(() => DryRunType)
export class DryRunsResolver {
  constructor(
    private readonly runs: DryRuns,
    private readonly store: DryRunsStore,
    private readonly results: DryRunResultsStore,
  ) {}

  @Allow('policy.review')
  @Query(() => DryRunType, {
    nullable: true,
    description:
      'One dry run; null when there is none with this id. Its figures as CSV: `GET /dry-runs/<id>/figures.csv`.',
  })
  dryRun(@CurrentRequest() request: RequestContext, @Args('id', { type: () => Uuid }) id: string) {
    return request.load('dry-run', id, (ids) => this.store.byIds(request.signedIn.centerId, ids));
  }

  @Allow('policy.review')
  @Query(() => DryRunConnection, {
    description: 'Dry runs, the newest first. The last twenty are kept; starting another forgets those before.',
  })
  async dryRuns(@SignedInActor() actor: Actor, @Args() page: PageArgs) {
    const after = keysOf(page.after, 'id');
    const limit = rowsToRead(page.first);
    const rows = await this.store.newestFirst(actor.centerId, { afterId: after && after[0], limit });
    return toConnection(pageOf(rows, page.first, ({ id }) => [id]));
  }

  @Allow('policy.review')
  @Query(() => DryRunProspectConnection, {
    description:
      'Who would have owed what and when in a dry run, compared with what happened; by prospect, empty when there is no such dry run. As CSV: `GET /dry-runs/<id>.csv`.',
  })
  async dryRunProspects(
    @SignedInActor() actor: Actor,
    @Args('dryRunId', { type: () => Uuid }) dryRunId: string,
    @Args() page: PageArgs,
  ) {
    const after = keysOf(page.after, 'id');
    const limit = rowsToRead(page.first);
    const rows = await this.results.listed(actor.centerId, dryRunId, { afterId: after && after[0], limit });
    return toConnection(pageOf(rows, page.first, ({ prospectId }) => [prospectId]));
  }

  @Allow('policy.edit')
  @Mutation(() => DryRunPayload, {
    description:
      'Replays past candidacies under a draft or a version, as a job; ask for `dryRun` to see how far it is. It changes no prospect. One at a time in a center: `DRY_RUN_UNDER_WAY`.',
  })
  async startDryRun(@CurrentRequest() request: RequestContext, @Args('input') input: StartDryRunInput) {
    return this.answer(request, input, await this.runs.start(request.signedIn, input));
  }

  @Allow('policy.edit')
  @Mutation(() => DryRunPayload, { description: 'Stops a dry run within a batch; what was counted by then stays.' })
  async cancelDryRun(@CurrentRequest() request: RequestContext, @Args('input') input: CancelDryRunInput) {
    return this.answer(request, input, await this.runs.cancel(request.signedIn, input));
  }

  private async answer(
    { signedIn }: RequestContext,
    { clientMutationId }: { clientMutationId?: string | null },
    result: Result<{ readonly dryRunId: string }>,
  ) {
    if (!result.ok) return payloadOf(result, clientMutationId);
    const found = await this.store.byIds(signedIn.centerId, [result.value.dryRunId]);
    return payloadOf({ ok: true, value: { dryRun: found.get(result.value.dryRunId) ?? null } }, clientMutationId);
  }
}
