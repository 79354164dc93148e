import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditEntry } from './audit.entity.js';
import { AuditFeed } from './audit-feed.store.js';
import { Audit } from './audit.service.js';
import { AuditStore } from './audit.store.js';

@Global()
@Module({
  imports: [TypeOrmModule.forFeature([AuditEntry])],
  providers: [Audit, AuditFeed, AuditStore],
  exports: [Audit, AuditFeed, AuditStore],
})
export class AuditModule {}
