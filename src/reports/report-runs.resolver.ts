import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, CurrentRequest, SignedInActor } from '../identity/index.js';
import type { Actor } from '../kernel/actor.js';
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
import { ReportChecks } from './report-checks.service.js';
import { ReportReading } from './report-reading.service.js';
import type { ReportRun } from './report-run.entity.js';
import {
  ReportFigureType,
  ReportRunConnection,
  ReportRunPayload,
  ReportRunType,
  ReportRunVerificationType,
  StartReportRunInput,
} from './report-runs.graphql.js';
import { ReportRuns } from './report-runs.service.js';
import { ReportRunsStore } from './report-runs.store.js';

@Resolver(() => ReportRunType)
export class ReportRunsResolver {
  constructor(
    private readonly runs: ReportRuns,
    private readonly store: ReportRunsStore,
    private readonly reading: ReportReading,
    private readonly checks: ReportChecks,
  ) {}

  @Allow('report.see')
  @Query(() => ReportRunType, { nullable: true, description: 'One report run; null when there is none with this id.' })
  reportRun(@CurrentRequest() request: RequestContext, @Args('id', { type: () => Uuid }) id: string) {
    return this.load(request, id);
  }

  @Allow('report.see')
  @Query(() => ReportRunConnection, { description: 'Report runs, the newest first.' })
  async reportRuns(@SignedInActor() { centerId }: Actor, @Args() page: PageArgs) {
    const after = keysOf(page.after, 'id');
    const rows = await this.store.newestFirst(centerId, { afterId: after && after[0], limit: rowsToRead(page.first) });
    return toConnection(pageOf(rows, page.first, ({ id }) => [id]));
  }

  @ResolveField(() => [ReportFigureType], {
    description:
      'What came out, group by group; empty while the run is not done. Who may not see everybody gets only what tells of no small group, and nothing of a run about a part of the center; `notes` says what is left out.',
  })
  async figures(@Parent() run: ReportRun, @SignedInActor() actor: Actor) {
    return (await this.reading.read(actor, run)).figures;
  }

  @ResolveField(() => [String], {
    description:
      'What to know beside the figures, one sentence each: why there are none, how many groups are left out for you and why, that the class or period is not over. Empty while the run is not done.',
  })
  async notes(@Parent() run: ReportRun, @SignedInActor() actor: Actor) {
    return (await this.reading.read(actor, run)).notes;
  }

  @Allow('report.run')
  @Query(() => ReportRunVerificationType, {
    nullable: true,
    description: 'Judges the records of a run anew and compares; null when there is no such run, or it is not done.',
  })
  async reportRunVerification(@CurrentRequest() request: RequestContext, @Args('id', { type: () => Uuid }) id: string) {
    const run = await this.load(request, id);
    return run?.status === 'DONE' ? this.checks.check(request.signedIn, run) : null;
  }

  @Allow('report.run')
  @Mutation(() => ReportRunPayload, {
    description:
      'Makes a report, as a job; ask for `reportRun` to see how far it is. What is recorded later changes nothing of it.',
  })
  async startReportRun(@CurrentRequest() request: RequestContext, @Args('input') input: StartReportRunInput) {
    const started = await this.runs.start(request.signedIn, input);
    if (!started.ok) return payloadOf(started, input.clientMutationId);
    const reportRun = await this.load(request, started.value.reportRunId);
    return payloadOf({ ok: true, value: { reportRun } }, input.clientMutationId);
  }

  private load(request: RequestContext, id: string): Promise<ReportRun | null> {
    return request.load('report-run', id, (ids) => this.store.byIds(request.signedIn.centerId, ids));
  }
}
