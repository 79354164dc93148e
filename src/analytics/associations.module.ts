import { Module } from '@nestjs/common';
import { CalendarsModule } from '../calendars/index.js';
import { Analysis } from './analysis.service.js';
import { AssociationsResolver } from './associations.resolver.js';
import { CandidacyLinesStore } from './candidacy-lines.store.js';

/** How follow-ups go with outcomes: everything that is estimated from start-stop rows. */
@Module({
  imports: [CalendarsModule],
  providers: [Analysis, AssociationsResolver, CandidacyLinesStore],
})
export class AssociationsModule {}
