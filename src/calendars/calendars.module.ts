import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CenterCalendar, Closure } from './calendar.entity.js';
import { CalendarsResolver } from './calendars.resolver.js';
import { CalendarsService } from './calendars.service.js';
import { CalendarsStore } from './calendars.store.js';
import { CenterResolver } from './center.resolver.js';
import { DayCountService } from './day-count.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([CenterCalendar, Closure])],
  providers: [CalendarsResolver, CalendarsService, CalendarsStore, CenterResolver, DayCountService],
  exports: [CalendarsService],
})
export class CalendarsModule {}
