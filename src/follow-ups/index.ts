export { FeedbackThemesService } from './feedback-themes.service.js';
export { FollowUp } from './follow-up.entity.js';
export { NewFollowUp } from './follow-ups.input.js';
export { FollowUpPayload, FollowUpType } from './follow-ups.inputs.graphql.js';
export { FollowUpsModule } from './follow-ups.module.js';
export { type FollowUpAnswer, FollowUpsService } from './follow-ups.service.js';
export { PastFollowUps } from './past-follow-ups.service.js';
