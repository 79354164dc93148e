export { InterviewRows } from './interview-rows.service.js';
export { NewInterview } from './interviews.input.js';
export { InterviewsModule } from './interviews.module.js';
export { InterviewsService } from './interviews.service.js';
export { InterviewsStore } from './interviews.store.js';
export { PastInterviews } from './past-interviews.service.js';
export { InterviewChanges } from './interview-changes.service.js';
