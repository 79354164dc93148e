import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { PoliciesResolver } from './policies.resolver.js';
import { PoliciesService } from './policies.service.js';
import { PoliciesStore } from './policies.store.js';
import { FollowUpPolicy, PolicyVersion } from './policy.entity.js';

@Module({
  imports: [TypeOrmModule.forFeature([FollowUpPolicy, PolicyVersion])],
  providers: [PoliciesResolver, PoliciesService, PoliciesStore],
  exports: [PoliciesService],
})
export class FollowUpPoliciesModule {}
