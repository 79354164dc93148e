import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CaseloadAssignment, CaseloadCover } from './caseload.entity.js';
import { CaseloadsResolver } from './caseloads.resolver.js';
import { CaseloadsService } from './caseloads.service.js';
import { CaseloadsStore } from './caseloads.store.js';
import { Cohort, CohortMembership } from './cohort.entity.js';
import { CohortsResolver } from './cohorts.resolver.js';
import { CohortsService } from './cohorts.service.js';
import { CohortsStore } from './cohorts.store.js';
import { CoversService } from './covers.service.js';
import { CoversStore } from './covers.store.js';
import { MembershipFieldsResolver } from './membership-fields.resolver.js';
import { MembershipsService } from './memberships.service.js';
import { MembershipsStore } from './memberships.store.js';
import { Note } from './note.entity.js';
import { NotesResolver } from './notes.resolver.js';
import { NotesService } from './notes.service.js';
import { NotesStore } from './notes.store.js';
import { RostersStore } from './rosters.store.js';
import { RosterTiesStore } from './roster-ties.store.js';
import { StaffStore } from './staff.store.js';
import { StudentFieldsResolver } from './student-fields.resolver.js';
import { Student } from './student.entity.js';
import { StudentsResolver } from './students.resolver.js';
import { StudentsService } from './students.service.js';
import { StudentsStore } from './students.store.js';

@Module({
  imports: [TypeOrmModule.forFeature([CaseloadAssignment, CaseloadCover, Cohort, CohortMembership, Note, Student])],
  providers: [
    CaseloadsResolver,
    CaseloadsService,
    CaseloadsStore,
    CohortsResolver,
    CohortsService,
    CohortsStore,
    CoversService,
    CoversStore,
    MembershipFieldsResolver,
    MembershipsService,
    MembershipsStore,
    NotesResolver,
    NotesService,
    NotesStore,
    RostersStore,
    RosterTiesStore,
    StaffStore,
    StudentFieldsResolver,
    StudentsResolver,
    StudentsService,
    StudentsStore,
  ],
  exports: [
    CaseloadsService,
    CaseloadsStore,
    CohortsStore,
    MembershipsService,
    NotesService,
    RostersStore,
    RosterTiesStore,
    StudentsStore,
  ],
})
export class CohortsModule {}
