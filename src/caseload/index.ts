export { CaseloadModule } from './caseload.module.js';
