export { CalendarsModule } from './calendars.module.js';
export { type CalendarSettings, CalendarsService } from './calendars.service.js';
export { CenterCalendars } from './center-calendars.js';
export { neglectedSince } from './domain/neglected-since.js';
export { type Place } from './domain/place.js';
export { type Pause, pausedFor } from './domain/pause.js';
export { addBusinessDays, type BusinessCalendar } from './domain/business-calendar.js';
export { SkippedDayType } from './calendars.graphql.js';
