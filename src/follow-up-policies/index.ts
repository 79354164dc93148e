export { UNTIL_OFFER_OR_REJECTION } from './domain/default-policy.js';
export { type CalendarOf, planOf } from './domain/next-step.js';
export { type NextStep, type Plan, STEP_KINDS, STEP_OWNERS, type StepKind, type StepOwner, type Why } from './domain/plan.js';
export type { PolicyRules } from './domain/policy.js';
export { sentenceOf } from './domain/why.js';
export { ChannelEnum, PolicyStepType, StepKindEnum, StepOwnerEnum } from './policies.graphql.js';
export { FollowUpPoliciesModule } from './policies.module.js';
export { PoliciesService } from './policies.service.js';
export { FollowUpPolicy, PolicyVersion } from './policy.entity.js';
