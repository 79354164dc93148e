import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentRequest } from '../identity/index.js';
import type { Instant } from '../kernel/instant.js';
import { RequestContext } from '../platform/graphql/index.js';
import { ProspectsStore, ProspectType } from '../prospects/index.js';
import type { OwedStep } from './domain/owed-step.js';
import { DryRunProspectType, MadeContactType, OwedStepType } from './dry-run-prospects.graphql.js';
import type { ListedProspect } from './dry-run-results.store.js';

@Resolver(() => DryRunProspectType)
export class DryRunProspectsResolver {
  constructor(private readonly prospects: ProspectsStore) {}

  @ResolveField(() => ProspectType, { description: 'The prospect as it is now.' })
  prospect(@Parent() { prospectId }: ListedProspect, @CurrentRequest() request: RequestContext) {
    return request.load('prospect', prospectId, (ids) => this.prospects.byIds(request.signedIn.centerId, ids));
  }

  @ResolveField(() => [OwedStepType])
  tried(@Parent() { tried }: ListedProspect): OwedStepType[] {
    return tried.map(shown);
  }

  @ResolveField(() => [OwedStepType])
  inForce(@Parent() { inForce }: ListedProspect): OwedStepType[] {
    return inForce.map(shown);
  }

  @ResolveField(() => [MadeContactType])
  happened(@Parent() { happened }: ListedProspect): MadeContactType[] {
    return happened.map(({ at, ...contact }) => ({ ...contact, at: new Date(at) }));
  }
}

const shown = (step: OwedStep): OwedStepType => ({
  ...step,
  openedAt: new Date(step.openedAt),
  dueAt: new Date(step.dueAt),
  endedAt: dateOf(step.endedAt),
  handedOverAt: dateOf(step.handedOverAt),
  toCounselorAt: dateOf(step.toCounselorAt),
  toLeadAt: dateOf(step.toLeadAt),
});

const dateOf = (at: Instant | null): Date | null => (at === null ? null : new Date(at));
