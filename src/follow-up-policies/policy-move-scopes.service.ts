import { Injectable } from '@nestjs/common';
import { fail, ok, type Result } from '../kernel/result.js';
import type { Transaction } from '../platform/database/index.js';
import { PoliciesStore } from './policies.store.js';
import { PolicyAssignmentsStore } from './policy-assignments.store.js';
import type { MoveScope } from './policy-move.entity.js';
import { PolicyMovesStore } from './policy-moves.store.js';

const VERSION_NOT_FOUND = fail('POLICY_VERSION_NOT_FOUND', 'There is no policy version with this id.', 'toVersionId');
const POLICY_RETIRED = fail(
  'POLICY_RETIRED',
  'The policy of this version was retired; move to another.',
  'toVersionId',
);
const SCOPE_NOT_FOUND = fail(
  'POLICY_MOVE_SCOPE_NOT_FOUND',
  'There is no such cohort, student, prospect, version or policy to move from.',
  'scope',
);

/** Whether a center has what a move speaks of. */
@Injectable()
export class MoveScopes {
  constructor(
    private readonly policies: PoliciesStore,
    private readonly assignments: PolicyAssignmentsStore,
    private readonly moves: PolicyMovesStore,
  ) {}

  async expectKnown(tx: Transaction, toVersionId: string, scope: MoveScope): Promise<Result<null>> {
    const version = await this.policies.version(tx, toVersionId);
    if (!version) return VERSION_NOT_FOUND;
    const policy = await this.policies.byId(tx, version.policyId);
    if (policy?.retiredAt) return POLICY_RETIRED;
    const known = (await this.assignments.known(tx, scope)) && (await this.moves.known(tx, scope));
    return known ? ok(null) : SCOPE_NOT_FOUND;
  }
}
