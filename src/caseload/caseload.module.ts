import { Module } from '@nestjs/common';
import { CalendarsModule } from '../calendars/index.js';
import { CaseloadResolver } from './caseload.resolver.js';
import { CaseloadService } from './caseload.service.js';
import { CaseloadStore } from './caseload.store.js';
import { KnownCalendars } from './known-calendars.js';

@Module({
  imports: [CalendarsModule],
  providers: [CaseloadResolver, CaseloadService, CaseloadStore, KnownCalendars],
})
export class CaseloadModule {}
