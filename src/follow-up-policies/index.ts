export { UNTIL_OFFER_OR_REJECTION } from './domain/default-policy.js';
export { type CalendarOf } from './domain/next-step.js';
export { type NextStep, type StepKind, type StepOwner, type Why } from './domain/plan.js';
export { type Manners } from './domain/reading.js';
export { sentenceOf } from './domain/why.js';
export { ChannelEnum, StepKindEnum, StepOwnerEnum } from './policies.graphql.js';
export { FollowUpPoliciesModule } from './policies.module.js';
export { PoliciesService } from './policies.service.js';
