export { InterviewRows } from './interview-rows.service.js';
export { NewInterview } from './interviews.input.js';
export { Interview } from './interview.entity.js';
export { InterviewType } from './interview.graphql.js';
export { InterviewsModule } from './interviews.module.js';
export { InterviewsService } from './interviews.service.js';
export { InterviewsStore } from './interviews.store.js';
export { InterviewChanges } from './interview-changes.service.js';
