import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, SignedInActor } from '../identity/index.js';
import type { Actor } from '../kernel/actor.js';
import { keysOf, PageArgs, pageOf, payloadOf, rowsToRead, toConnection, Uuid } from '../platform/graphql/index.js';
import {
  EmploymentQuarterConnection,
  EmploymentQuarterPayload,
  EmploymentQuarterType,
  ExcludeFromReportsInput,
  IncludeInReportsInput,
  RecordEmploymentQuarterInput,
  RemoveEmploymentQuarterInput,
  ReportExclusionConnection,
  ReportExclusionPayload,
} from './workforce.graphql.js';
import { WorkforceService } from './workforce.service.js';
import { WorkforceStore } from './workforce.store.js';

const OF_STUDENT = { type: () => Uuid, nullable: true, description: 'Only of this student; null: of all.' };

@Resolver(() => EmploymentQuarterType)
export class WorkforceResolver {
  constructor(
    private readonly service: WorkforceService,
    private readonly store: WorkforceStore,
  ) {}

  @Allow('destination.see')
  @Query(() => EmploymentQuarterConnection, { description: 'Employment by quarter, in the order of recording.' })
  async employmentQuarters(
    @SignedInActor() { centerId }: Actor,
    @Args('studentId', OF_STUDENT) studentId: string | null,
    @Args() page: PageArgs,
  ) {
    const rows = await this.store.quarters(centerId, pageAsked(studentId, page));
    return toConnection(pageOf(rows, page.first, ({ id }) => [id]));
  }

  @Allow('destination.see')
  @Query(() => ReportExclusionConnection, { description: 'Who is left out of reports, in the order of recording.' })
  async reportExclusions(
    @SignedInActor() { centerId }: Actor,
    @Args('studentId', OF_STUDENT) studentId: string | null,
    @Args() page: PageArgs,
  ) {
    const rows = await this.store.exclusions(centerId, pageAsked(studentId, page));
    return toConnection(pageOf(rows, page.first, ({ id }) => [id]));
  }

  @Allow('destination.record')
  @Mutation(() => EmploymentQuarterPayload, { description: 'Records employment in a quarter, once for each source.' })
  async recordEmploymentQuarter(@SignedInActor() actor: Actor, @Args('input') input: RecordEmploymentQuarterInput) {
    return payloadOf(await this.service.recordQuarter(actor, input), input.clientMutationId);
  }

  @Allow('destination.record')
  @Mutation(() => EmploymentQuarterPayload, { description: 'Removes a record of a quarter; the audit trail keeps it.' })
  async removeEmploymentQuarter(@SignedInActor() actor: Actor, @Args('input') input: RemoveEmploymentQuarterInput) {
    return payloadOf(await this.service.removeQuarter(actor, input), input.clientMutationId);
  }

  @Allow('destination.record')
  @Mutation(() => ReportExclusionPayload, { description: 'Leaves a student out of the reports that know the reason.' })
  async excludeFromReports(@SignedInActor() actor: Actor, @Args('input') input: ExcludeFromReportsInput) {
    return payloadOf(await this.service.exclude(actor, input), input.clientMutationId);
  }

  @Allow('destination.record')
  @Mutation(() => ReportExclusionPayload, { description: 'Lets a student count in reports again.' })
  async includeInReports(@SignedInActor() actor: Actor, @Args('input') input: IncludeInReportsInput) {
    return payloadOf(await this.service.include(actor, input), input.clientMutationId);
  }
}

const pageAsked = (studentId: string | null, { first, after }: PageArgs) => {
  const keys = keysOf(after, 'id');
  return { studentId: studentId ?? null, afterId: keys && keys[0], limit: rowsToRead(first) };
};
