export { IdempotencyModule } from './idempotency.module.js';
export { IdempotencyStore } from './idempotency.store.js';
export { type Command, UseCases } from './use-cases.js';
