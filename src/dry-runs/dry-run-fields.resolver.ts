import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentRequest } from '../identity/index.js';
import { RequestContext } from '../platform/graphql/index.js';
import { calendarOf, daysOf, loadsOf, totalsOf } from './domain/summary.js';
import { DryRunCalendarEntry, DryRunDay, DryRunFigures, DryRunLoad } from './dry-run-figures.graphql.js';
import { DryRunResultsStore } from './dry-run-results.store.js';
import { DryRunType } from './dry-runs.graphql.js';

type Run = Pick<DryRunType, 'id'>;

/** What a dry run has found so far. */
@Resolver(() => DryRunType)
export class DryRunFieldsResolver {
  constructor(private readonly results: DryRunResultsStore) {}

  @ResolveField(() => DryRunFigures, { description: 'All days together.' })
  async totals(@Parent() run: Run, @CurrentRequest() request: RequestContext) {
    return totalsOf(await this.dayCounts(run, request));
  }

  @ResolveField(() => [DryRunDay], { description: 'The days on which anything stands, in their order; at most 366.' })
  async days(@Parent() run: Run, @CurrentRequest() request: RequestContext) {
    return daysOf(await this.dayCounts(run, request));
  }

  @ResolveField(() => [DryRunCalendarEntry], {
    description: 'A calendar: what stands on which day, by kind and channel, in the order of the days.',
  })
  async calendar(@Parent() { id }: Run, @CurrentRequest() request: RequestContext) {
    const { centerId } = request.signedIn;
    return calendarOf(
      (await request.load('dry-run-calendar', id, (ids) => this.results.calendar(centerId, ids))) ?? [],
    );
  }

  @ResolveField(() => [DryRunLoad], {
    description: 'What falls to each counselor, whoever has most under the rules that are tried first.',
  })
  async loads(@Parent() { id }: Run, @CurrentRequest() request: RequestContext) {
    const { centerId } = request.signedIn;
    return loadsOf((await request.load('dry-run-loads', id, (ids) => this.results.loads(centerId, ids))) ?? []);
  }

  private async dayCounts({ id }: Run, request: RequestContext) {
    const { centerId } = request.signedIn;
    return (await request.load('dry-run-days', id, (ids) => this.results.days(centerId, ids))) ?? [];
  }
}
