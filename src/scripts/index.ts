export { ScriptsModule } from './scripts.module.js';
