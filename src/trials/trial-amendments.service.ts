import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor.js';
import { fail, ok, type Result } from '../kernel/result.js';
import { newId } from '../platform/clock/index.js';
import { UseCases } from '../platform/idempotency/index.js';
import { parse } from '../platform/validation/index.js';
import { TrialKeeping } from './trial-keeping.service.js';
import { expectLateEnough, type TrialAnswer } from './trial-registration.service.js';
import type { AmendPolicyTrialInput } from './trials.inputs.graphql.js';
import { Amendment } from './trials.input.js';
import { TrialsStore } from './trials.store.js';

const ONLY_LATER = fail(
  'POLICY_TRIAL_ONLY_LATER',
  'A running trial can only be prolonged: neither day may come before the one that counts now.',
  'enrolmentEndsOn',
);

/** Prolongs a running trial. Nothing else of it can be changed, and that it was changed stands in its result. */
@Injectable()
export class TrialAmendments {
  constructor(
    private readonly useCases: UseCases,
    private readonly trials: TrialsStore,
    private readonly keeping: TrialKeeping,
  ) {}

  amend(actor: Actor, input: AmendPolicyTrialInput): Promise<Result<TrialAnswer>> {
    return this.useCases.run(actor, { name: 'amendPolicyTrial', input }, async (tx) => {
      const given = parse(Amendment, input);
      if (!given.ok) return given;
      const { trialId, ...changed } = given.value;
      const trial = await this.keeping.hold(tx, trialId, 'RUNNING');
      if (!trial.ok) return trial;
      const { enrolmentEndsOn, analysisOn, primaryDay } = trial.value;
      if (changed.enrolmentEndsOn < enrolmentEndsOn || changed.analysisOn < analysisOn) return ONLY_LATER;
      const late = expectLateEnough(changed, primaryDay);
      if (!late.ok) return late;
      const amendment = { id: newId(), trialId, ...changed, amendedAt: this.keeping.now(), recordedBy: actor.userId };
      this.trials.amend(tx, amendment);
      await this.keeping.tell(tx, actor, trialId, 'policy-trial.amended', amendment);
      return ok({ trialId });
    });
  }
}
