import { Module } from '@nestjs/common';
import { CalendarsModule } from '../calendars/index.js';
import { FollowUpPoliciesModule } from '../follow-up-policies/index.js';
import { FollowUpsModule } from '../follow-ups/index.js';
import { CenterOpening } from './center-opening.service.js';

@Module({
  imports: [CalendarsModule, FollowUpPoliciesModule, FollowUpsModule],
  providers: [CenterOpening],
  exports: [CenterOpening],
})
export class ProvisioningModule {}
