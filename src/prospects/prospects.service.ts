import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import type { Actor } from '../kernel/actor.js';
import { ok, type Result } from '../kernel/result.js';
import type { Transaction } from '../platform/database/index.js';
import { UseCases } from '../platform/idempotency/index.js';
import { expectVersion, parse } from '../platform/validation/index.js';
import { ProspectOpening } from './opening.service.js';
import type { Prospect } from './prospect.entity.js';
import type { ChangeProspectInput, OpenProspectInput } from './prospects.inputs.graphql.js';
import { NewProspect, ProspectChanges } from './prospects.input.js';
import { ProspectsStore } from './prospects.store.js';
import { Recording } from './recording.service.js';

export interface ProspectAnswer {
  readonly prospect: Prospect;
}

@Injectable()
export class ProspectsService {
  constructor(
    private readonly useCases: UseCases,
    private readonly store: ProspectsStore,
    private readonly opening: ProspectOpening,
    private readonly recording: Recording,
    private readonly audit: Audit,
  ) {}

  open(actor: Actor, input: OpenProspectInput): Promise<Result<ProspectAnswer>> {
    return this.useCases.run(actor, { name: 'openProspect', input }, async (tx) => {
      const given = parse(NewProspect, input);
      if (!given.ok) return given;
      const opened = await this.opening.open(tx, actor, given.value);
      return opened.ok ? ok({ prospect: await this.recording.replan(tx, opened.value) }) : opened;
    });
  }

  change(actor: Actor, input: ChangeProspectInput): Promise<Result<ProspectAnswer>> {
    return this.useCases.run(actor, { name: 'changeProspect', input }, async (tx) => {
      const given = parse(ProspectChanges, input);
      if (!given.ok) return given;
      const { prospectId, version, ...changes } = given.value;
      const held = await this.recording.hold(tx, actor, prospectId);
      return held.ok ? this.save(tx, actor, held.value, version, changes) : held;
    });
  }

  private async save(
    tx: Transaction,
    actor: Actor,
    before: Prospect,
    version: number,
    changes: Partial<Prospect>,
  ): Promise<Result<ProspectAnswer>> {
    const current = expectVersion(before.version, version);
    if (!current.ok) return current;
    const changed = { ...changes, version: version + 1 };
    this.store.change(tx, before.id, changed);
    const prospect = await this.recording.replan(tx, { ...before, ...changed });
    await this.audit.record(tx, actor, {
      action: 'prospect.changed',
      subjectType: 'Prospect',
      subjectId: before.id,
      before,
      after: prospect,
    });
    return ok({ prospect });
  }
}
