import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditEntry } from './audit.entity.js';
import { Audit } from './audit.service.js';
import { AuditStore } from './audit.store.js';

@Global()
@Module({
  imports: [TypeOrmModule.forFeature([AuditEntry])],
  providers: [Audit, AuditStore],
  exports: [Audit, AuditStore],
})
export class AuditModule {}
