import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor.js';
import { ok, type Result } from '../kernel/result.js';
import { UseCases } from '../platform/idempotency/index.js';
import { parse } from '../platform/validation/index.js';
import { Recording } from '../prospects/index.js';
import { Endings } from './endings.service.js';
import { KnownOutcomes, type OutcomeAnswer } from './known-outcomes.service.js';
import type { CloseProspectInput, CorrectOutcomeInput, ReopenProspectInput } from './outcomes.inputs.graphql.js';
import { Closing, OutcomeCorrection, Reopening } from './outcomes.input.js';

@Injectable()
export class OutcomesService {
  constructor(
    private readonly useCases: UseCases,
    private readonly endings: Endings,
    private readonly known: KnownOutcomes,
    private readonly recording: Recording,
  ) {}

  close(actor: Actor, input: CloseProspectInput): Promise<Result<OutcomeAnswer>> {
    return this.useCases.run(actor, { name: 'closeProspect', input }, async (tx) => {
      const given = parse(Closing, input);
      if (!given.ok) return given;
      const prospect = await this.recording.hold(tx, actor, given.value.prospectId);
      if (!prospect.ok) return prospect;
      const ended = await this.endings.end(tx, actor, prospect.value, given.value);
      return ended.ok
        ? ok({ outcome: ended.value, prospect: await this.recording.replanWithSiblings(tx, prospect.value) })
        : ended;
    });
  }

  /** The employer gave a sign after all. */
  reopen(actor: Actor, input: ReopenProspectInput): Promise<Result<OutcomeAnswer>> {
    return this.useCases.run(actor, { name: 'reopenProspect', input }, async (tx) => {
      const given = parse(Reopening, input);
      if (!given.ok) return given;
      const prospect = await this.recording.hold(tx, actor, given.value.prospectId);
      return prospect.ok ? this.known.reopen(tx, actor, prospect.value, given.value.reason) : prospect;
    });
  }

  /** Dates, source and reason; to change the outcome itself, reopen the prospect and close it anew. */
  correct(actor: Actor, input: CorrectOutcomeInput): Promise<Result<OutcomeAnswer>> {
    return this.useCases.run(actor, { name: 'correctOutcome', input }, async (tx) => {
      const given = parse(OutcomeCorrection, input);
      return given.ok ? this.known.correct(tx, actor, given.value) : given;
    });
  }
}
