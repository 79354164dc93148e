import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { remediesOf } from './finding-remedies.js';
import type { Finding } from './domain/report.js';
import { ReportFindingType } from './report-records.graphql.js';

@Resolver(() => ReportFindingType)
export class ReportFindingsResolver {
  @ResolveField(() => [String], {
    description:
      'Names of the mutations that put it right, for the subject or for what belongs to it, the usual one first; empty: only time does.',
  })
  remedies(@Parent() finding: Finding): readonly string[] {
    return remediesOf(finding);
  }
}
