import type { INestApplicationContext } from '@nestjs/common';
import { CalendarsService } from '../calendars/index.js';
import { CentersStore } from '../centers/index.js';
import {
  CaseloadsService,
  CohortsService,
  CoversService,
  MembershipsService,
  NotesService,
  StudentsService,
} from '../cohorts/index.js';
import { ContactsService, EmployersService } from '../employers/index.js';
import { FollowUpsService } from '../follow-ups/index.js';
import { InvitationAcceptance, InvitationsService } from '../identity/index.js';
import { InterviewChanges, InterviewsService, InterviewsStore } from '../interviews/index.js';
import type { Result } from '../kernel/result.js';
import { OffersService, OutcomesService, OutcomesStore } from '../outcomes/index.js';
import { Clock } from '../platform/clock/index.js';
import { Database } from '../platform/database/index.js';
import { ProspectsService, ProspectsStore, Sweeper } from '../prospects/index.js';
import { CenterOpening } from '../provisioning/index.js';
import type { DemoClock } from './demo-clock.js';

/** The product's own services, through which the demo is made, and the stores in which it looks. */
export const servicesOf = (context: INestApplicationContext) => ({
  acceptance: context.get(InvitationAcceptance),
  calendars: context.get(CalendarsService),
  caseloads: context.get(CaseloadsService),
  centers: context.get(CentersStore),
  clock: context.get<DemoClock>(Clock),
  cohorts: context.get(CohortsService),
  contacts: context.get(ContactsService),
  covers: context.get(CoversService),
  database: context.get(Database),
  employers: context.get(EmployersService),
  followUps: context.get(FollowUpsService),
  interviewChanges: context.get(InterviewChanges),
  interviews: context.get(InterviewsService),
  interviewsStore: context.get(InterviewsStore),
  invitations: context.get(InvitationsService),
  memberships: context.get(MembershipsService),
  notes: context.get(NotesService),
  offers: context.get(OffersService),
  opening: context.get(CenterOpening),
  outcomes: context.get(OutcomesService),
  outcomesStore: context.get(OutcomesStore),
  prospects: context.get(ProspectsService),
  prospectsStore: context.get(ProspectsStore),
  students: context.get(StudentsService),
  sweeper: context.get(Sweeper),
});

export type Services = ReturnType<typeof servicesOf>;

/** Something the product would not do; in the demo this is a mistake of the demo. */
export class Refused extends Error {}

/** The value of a use case that must succeed. */
export const done = async <Value>(result: Promise<Result<Value>>): Promise<Value> => {
  const answer = await result;
  if (answer.ok) return answer.value;
  throw new Refused(answer.failures.map(({ code, message }) => `${code}: ${message}`).join(' '));
};
