import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import type { Actor } from '../kernel/actor.js';
import { fail, ok, type Result } from '../kernel/result.js';
import { Clock, newId } from '../platform/clock/index.js';
import { unlessRefusedBy } from '../platform/database/index.js';
import { UseCases } from '../platform/idempotency/index.js';
import { parse } from '../platform/validation/index.js';
import { DraftBegun, DraftGivenUp, NewPolicy, parseDraft } from './policies.input.js';
import { PoliciesStore } from './policies.store.js';
import type {
  AddPolicyInput,
  ChangePolicyDraftInput,
  DiscardPolicyDraftInput,
  DraftPolicyInput,
} from './policy-editing.graphql.js';
import { type PolicyAnswer, PolicyKeeping } from './policy-keeping.service.js';

type Answer = Promise<Result<PolicyAnswer>>;

const NAME_TAKEN = fail('POLICY_EXISTS', 'A policy of this name is there already; choose another name.', 'name');
export const NO_DRAFT = fail('POLICY_HAS_NO_DRAFT', 'Nobody edits this policy; begin with `draftPolicy`.', 'policyId');

/** Drafts: the rules of a version to come, which may be unfinished until they are published. */
@Injectable()
export class PolicyDrafts {
  constructor(
    private readonly useCases: UseCases,
    private readonly keeping: PolicyKeeping,
    private readonly store: PoliciesStore,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  add(actor: Actor, input: AddPolicyInput): Answer {
    return this.useCases.run(actor, { name: 'addPolicy', input }, async (tx) => {
      const given = parse(NewPolicy, input);
      if (!given.ok) return given;
      const { id, name, fromVersionId } = given.value;
      const { id: defaultId } = await this.store.defaultPolicy(tx);
      const copied = await this.keeping.versionOr(tx, fromVersionId, defaultId, 'fromVersionId');
      if (!copied.ok) return copied;
      const policy = {
        id: id ?? newId(),
        name,
        isDefault: false,
        createdAt: new Date(this.clock.now()),
        draft: { ...copied.value.rules, name },
        retiredAt: null,
      };
      if (!(await this.store.add(tx, policy))) return (await this.store.byId(tx, policy.id)) ? ID_TAKEN : NAME_TAKEN;
      const added = { ...policy, centerId: tx.centerId, version: 1 };
      const subject = { subjectType: 'FollowUpPolicy', subjectId: policy.id };
      await this.audit.record(tx, actor, { action: 'policy.added', ...subject, after: added });
      return ok({ policy: added });
    });
  }

  begin(actor: Actor, input: DraftPolicyInput): Answer {
    return this.useCases.run(actor, { name: 'draftPolicy', input }, async (tx) => {
      const given = parse(DraftBegun, input);
      if (!given.ok) return given;
      const held = await this.keeping.hold(tx, given.value);
      if (!held.ok) return held;
      const copied = await this.keeping.versionOr(tx, given.value.fromVersionId, held.value.id, 'fromVersionId');
      if (!copied.ok) return copied;
      const draft = { ...copied.value.rules, name: held.value.name };
      return ok({ policy: await this.keeping.change(tx, actor, held.value, 'policy.draft-begun', { draft }) });
    });
  }

  change(actor: Actor, input: ChangePolicyDraftInput): Answer {
    const change = () =>
      this.useCases.run(actor, { name: 'changePolicyDraft', input }, async (tx) => {
        const given = parseDraft(input);
        if (!given.ok) return given;
        const held = await this.keeping.hold(tx, given.value);
        if (!held.ok) return held;
        const name = given.value.name ?? held.value.name;
        const changes = { name, draft: { ...given.value.rules, name } };
        return ok({ policy: await this.keeping.change(tx, actor, held.value, 'policy.draft-changed', changes) });
      });
    return unlessRefusedBy('follow_up_policies_name_key', NAME_TAKEN, change);
  }

  discard(actor: Actor, input: DiscardPolicyDraftInput): Answer {
    return this.useCases.run(actor, { name: 'discardPolicyDraft', input }, async (tx) => {
      const given = parse(DraftGivenUp, input);
      if (!given.ok) return given;
      const held = await this.keeping.hold(tx, given.value);
      if (!held.ok) return held;
      if (held.value.draft === null) return NO_DRAFT;
      return ok({
        policy: await this.keeping.change(tx, actor, held.value, 'policy.draft-discarded', { draft: null }),
      });
    });
  }
}

const ID_TAKEN = fail('ID_TAKEN', 'This id is used already; make a new UUIDv7.', 'id');
