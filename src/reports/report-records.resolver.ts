import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { StudentsStore, StudentType } from '../cohorts/index.js';
import { Allow, CurrentRequest, SignedInActor } from '../identity/index.js';
import type { Actor } from '../kernel/actor.js';
import { keysOf, PageArgs, pageOf, RequestContext, rowsToRead, toConnection } from '../platform/graphql/index.js';
import { ReportMovesStore } from './report-moves.store.js';
import { ReportReading } from './report-reading.service.js';
import {
  ReportMoveConnection,
  ReportMoveCountType,
  ReportRunRecordConnection,
  ReportRunRecordsArgs,
  ReportRunRecordType,
  TwoReportRunsArgs,
} from './report-records.graphql.js';
import { ReportGroupType } from './report-runs.graphql.js';
import type { ReportRunRecord } from './report-run.entity.js';
import { ReportRunRecordsStore } from './report-run-records.store.js';

@Resolver(() => ReportRunRecordType)
export class ReportRecordsResolver {
  constructor(
    private readonly reading: ReportReading,
    private readonly records: ReportRunRecordsStore,
    private readonly moves: ReportMovesStore,
    private readonly students: StudentsStore,
  ) {}

  @Allow('report.see')
  @Query(() => ReportRunRecordConnection, {
    description:
      'Who was counted in a run, how and why; admins see everybody, other staff their caseload of today. Empty when there is no such run.',
  })
  async reportRunRecords(
    @SignedInActor() actor: Actor,
    @Args() { reportRunId, bucket, studentId }: ReportRunRecordsArgs,
    @Args() page: PageArgs,
  ) {
    const after = keysOf(page.after, 'text');
    const rows = await this.records.page(actor.centerId, reportRunId, {
      bucket: bucket ?? null,
      studentId: studentId ?? null,
      reach: await this.reading.reachOf(actor),
      afterKey: after && after[0],
      limit: rowsToRead(page.first),
    });
    return toConnection(pageOf(rows, page.first, ({ recordKey }) => [recordKey]));
  }

  @Allow('report.see')
  @Query(() => ReportMoveConnection, {
    description:
      'Who is counted otherwise in the second of two runs of one standard, and why; admins see everybody, other staff their caseload of today.',
  })
  async reportMoves(
    @SignedInActor() actor: Actor,
    @Args() { firstReportRunId, secondReportRunId }: TwoReportRunsArgs,
    @Args() page: PageArgs,
  ) {
    const after = keysOf(page.after, 'text');
    const runs = { firstId: firstReportRunId, secondId: secondReportRunId };
    const rows = await this.moves.page(actor.centerId, runs, {
      reach: await this.reading.reachOf(actor),
      afterKey: after && after[0],
      limit: rowsToRead(page.first),
    });
    return toConnection(pageOf(rows, page.first, ({ key }) => [key]));
  }

  @Allow('report.see-everybody')
  @Query(() => [ReportMoveCountType], {
    description: 'How many moved between two runs of one standard, the most first.',
  })
  reportMoveCounts(
    @SignedInActor() { centerId }: Actor,
    @Args() { firstReportRunId, secondReportRunId }: TwoReportRunsArgs,
  ) {
    return this.moves.counts(centerId, { firstId: firstReportRunId, secondId: secondReportRunId });
  }

  @ResolveField(() => String)
  key(@Parent() { recordKey }: ReportRunRecord): string {
    return recordKey;
  }

  @ResolveField(() => String)
  reason(@Parent() { verdict }: ReportRunRecord): string {
    return verdict.reason;
  }

  @ResolveField(() => [ReportGroupType])
  groups(@Parent() { verdict }: ReportRunRecord) {
    return verdict.groups;
  }

  @ResolveField(() => StudentType, { description: 'Whose record it is, as the student is now.' })
  student(@Parent() { studentId }: ReportRunRecord, @CurrentRequest() request: RequestContext) {
    return request.load('student', studentId, (ids) => this.students.byIds(request.signedIn.centerId, ids));
  }
}
