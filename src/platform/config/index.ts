export { type Config, ConfigurationError, readConfig, readMigrationUrl } from './config.js';
export { NotACommand, optionsOf } from './command-line.js';
export { hiddenLine } from './hidden-line.js';
export { runProgram } from './run-program.js';
export { ConfigModule } from './config.module.js';
export { CONFIG } from './config.token.js';
