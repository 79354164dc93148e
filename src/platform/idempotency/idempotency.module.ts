import { Global, Module } from '@nestjs/common';
import { IdempotencyStore } from './idempotency.store.js';
import { UseCases } from './use-cases.js';

@Global()
@Module({ providers: [IdempotencyStore, UseCases], exports: [UseCases, IdempotencyStore] })
export class IdempotencyModule {}
