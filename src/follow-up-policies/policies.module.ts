import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CalendarsModule } from '../calendars/index.js';
import { EffectivePolicies } from './effective-policies.service.js';
import { PoliciesInForce } from './policies-in-force.service.js';
import { PoliciesInForceStore } from './policies-in-force.store.js';
import { PoliciesResolver } from './policies.resolver.js';
import { PoliciesService } from './policies.service.js';
import { PoliciesStore } from './policies.store.js';
import { PolicyAssignment } from './policy-assignment.entity.js';
import { PolicyAssignmentsResolver } from './policy-assignments.resolver.js';
import { PolicyAssignmentRows } from './policy-assignment-rows.service.js';
import { PolicyAssignments } from './policy-assignments.service.js';
import { PolicyAssignmentsStore } from './policy-assignments.store.js';
import { PolicyDrafts } from './policy-drafts.service.js';
import { PolicyEditsResolver } from './policy-edits.resolver.js';
import { PolicyFieldsResolver } from './policy-fields.resolver.js';
import { PolicyKeeping } from './policy-keeping.service.js';
import { MoveScopes } from './policy-move-scopes.service.js';
import { PolicyMove } from './policy-move.entity.js';
import { PolicyMoveRows } from './policy-move-rows.service.js';
import { PolicyMovesResolver } from './policy-moves.resolver.js';
import { PolicyMoves } from './policy-moves.service.js';
import { PolicyMovesStore } from './policy-moves.store.js';
import { PolicyPins } from './policy-pins.service.js';
import { PolicyPublishing } from './policy-publishing.service.js';
import { PolicyRecords } from './policy-records.service.js';
import { PolicyVersionFieldsResolver } from './policy-version-fields.resolver.js';
import { FollowUpPolicy, PolicyVersion } from './policy.entity.js';
import { PublishedMoveResolver } from './published-move.resolver.js';
import { RulesToTry } from './rules-to-try.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([FollowUpPolicy, PolicyAssignment, PolicyMove, PolicyVersion]), CalendarsModule],
  providers: [
    EffectivePolicies,
    MoveScopes,
    PoliciesInForce,
    PoliciesInForceStore,
    PoliciesResolver,
    PoliciesService,
    PoliciesStore,
    PolicyAssignmentRows,
    PolicyAssignments,
    PolicyAssignmentsResolver,
    PolicyAssignmentsStore,
    PolicyDrafts,
    PolicyEditsResolver,
    PolicyFieldsResolver,
    PolicyKeeping,
    PolicyMoveRows,
    PolicyMoves,
    PolicyMovesResolver,
    PolicyMovesStore,
    PolicyPins,
    PolicyPublishing,
    PolicyRecords,
    PolicyVersionFieldsResolver,
    PublishedMoveResolver,
    RulesToTry,
  ],
  exports: [MoveScopes, PoliciesService, PolicyMovesStore, PolicyPins, RulesToTry],
})
export class FollowUpPoliciesModule {}
