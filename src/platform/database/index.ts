export { againIfLost, lostAgainstAnother } from './again-if-lost.js';
export { anyOf } from './any-of.js';
export { startForCommand } from './command.js';
export { Database } from './database.js';
export { DatabaseModule } from './database.module.js';
export { dataSourceOptions } from './data-source.js';
export { insertIfFree } from './insert-if-free.js';
export { unlessRefusedBy } from './refusals.js';
export { Transaction } from './transaction.js';
