import { Injectable } from '@nestjs/common';
import { MovePreviewed, MoveScopes, sentenceOf } from '../follow-up-policies/index.js';
import type { Actor } from '../kernel/actor.js';
import { ok, type Result } from '../kernel/result.js';
import { Database } from '../platform/database/index.js';
import { parse } from '../platform/validation/index.js';
import type { ProjectedProspect } from './planner.service.js';
import { PolicyMoveBatches } from './policy-move-batches.service.js';
import { PolicyMoveBatchesStore } from './policy-move-batches.store.js';
import { PolicyMoveClock } from './policy-move-clock.service.js';

const MOST_EXAMINED = 500;
const EXAMPLES = 25;

/** Looks at what a move would do, without doing it. */
@Injectable()
export class PolicyMovePreviews {
  constructor(
    private readonly database: Database,
    private readonly scopes: MoveScopes,
    private readonly store: PolicyMoveBatchesStore,
    private readonly batches: PolicyMoveBatches,
    private readonly clock: PolicyMoveClock,
  ) {}

  of(actor: Actor, input: object): Promise<Result<ReturnType<typeof countsOf> & { prospects: number }>> {
    return this.database.inCenter(actor.centerId, async (tx) => {
      const given = parse(MovePreviewed, input);
      if (!given.ok) return given;
      const { toVersionId, scope } = given.value;
      const known = await this.scopes.expectKnown(tx, toVersionId, scope);
      if (!known.ok) return known;
      const moved = { ...scope, toVersionId, today: await this.clock.today(tx) };
      const examined = await this.store.next(tx, moved, null, MOST_EXAMINED);
      const projected = await this.batches.projectUnder(tx, examined, toVersionId);
      return ok({ prospects: await this.store.count(tx, moved), ...countsOf(projected) });
    });
  }
}

function countsOf(projected: readonly ProjectedProspect[]) {
  const otherKind = projected.filter(hasOtherKind);
  const otherDay = projected.filter((each) => !hasOtherKind(each) && hasOtherDay(each));
  const differing = projected.filter((each) => hasOtherKind(each) || hasOtherDay(each));
  return {
    examined: projected.length,
    otherKind: otherKind.length,
    otherDay: otherDay.length,
    examples: differing.slice(0, EXAMPLES).map(exampleOf),
  };
}

const hasOtherKind = ({ prospect, projection }: ProjectedProspect): boolean =>
  projection.plan.nextStep?.kind !== prospect.nextStepKind;

const hasOtherDay = ({ prospect, projection }: ProjectedProspect): boolean =>
  projection.plan.nextStep?.dueOn !== prospect.nextStepDueOn;

/** An open prospect always owes a step. */
const exampleOf = ({ prospect, projection }: ProjectedProspect) => {
  const step = projection.plan.nextStep!;
  return { prospect, kind: step.kind, key: step.stepKey, dueOn: step.dueOn, sentence: sentenceOf(step) };
};
