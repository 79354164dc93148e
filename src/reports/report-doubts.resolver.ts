import { HttpStatus } from '@nestjs/common';
import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { StudentsStore, StudentType } from '../cohorts/index.js';
import { Allow, CurrentRequest, Denial, SignedInActor } from '../identity/index.js';
import type { Actor } from '../kernel/actor.js';
import { keysOf, PageArgs, pageOf, RequestContext, rowsToRead, toConnection } from '../platform/graphql/index.js';
import { parse } from '../platform/validation/index.js';
import { type ReportDoubt, ReportDoubts } from './report-doubts.service.js';
import { ReportDoubtConnection, ReportDoubtType, ReportQuestionArgs } from './report-records.graphql.js';
import { ReportQuestion } from './report-runs.input.js';

@Resolver(() => ReportDoubtType)
export class ReportDoubtsResolver {
  constructor(
    private readonly doubts: ReportDoubts,
    private readonly students: StudentsStore,
  ) {}

  @Allow('report.run')
  @Query(() => ReportDoubtConnection, {
    description:
      'What to put right before a report is made: records that contradict themselves or lack something, with what to do and the id of what to change. A page may be short, even empty, though more follows.',
  })
  async reportDoubts(@SignedInActor() actor: Actor, @Args() question: ReportQuestionArgs, @Args() page: PageArgs) {
    const asked = parse(ReportQuestion, question);
    if (!asked.ok)
      throw new Denial(
        'REPORT_QUESTION_NOT_VALID',
        asked.failures.map(({ message }) => message).join(' '),
        HttpStatus.BAD_REQUEST,
      );
    const after = keysOf(page.after, 'id');
    const place = { afterId: after && after[0], limit: rowsToRead(page.first) - 1 };
    const { doubts, nextAfterId } = await this.doubts.find(actor, asked.value, place);
    const { cursorOf } = pageOf([], page.first, ({ subjectId }: Pick<ReportDoubt, 'subjectId'>) => [subjectId]);
    const { edges } = toConnection({ rows: doubts, hasNextPage: nextAfterId !== null, cursorOf });
    const last = nextAfterId ?? doubts.at(-1)?.subjectId;
    return {
      edges,
      pageInfo: { hasNextPage: nextAfterId !== null, endCursor: last ? cursorOf({ subjectId: last }) : null },
    };
  }

  @ResolveField(() => StudentType, { description: 'Whose record it is.' })
  student(@Parent() { studentId }: ReportDoubt, @CurrentRequest() request: RequestContext) {
    return request.load('student', studentId, (ids) => this.students.byIds(request.signedIn.centerId, ids));
  }
}
