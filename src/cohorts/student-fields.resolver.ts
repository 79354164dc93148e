import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentRequest, PeopleStore, Person } from '../identity/index.js';
import { Clock } from '../platform/clock/index.js';
import { keysOf, PageArgs, pageOf, RequestContext, rowsToRead, toConnection } from '../platform/graphql/index.js';
import { CaseloadsStore, type LookedAfter } from './caseloads.store.js';
import { CohortMembershipType } from './cohorts.graphql.js';
import { MembershipsStore } from './memberships.store.js';
import { NoteConnection } from './notes.graphql.js';
import { NotesStore } from './notes.store.js';
import { personOf } from './people.js';
import type { Student } from './student.entity.js';
import { StudentType } from './students.graphql.js';

/** What hangs on a student; asked for many students at once each is one statement. */
@Resolver(() => StudentType)
export class StudentFieldsResolver {
  constructor(
    private readonly people: PeopleStore,
    private readonly caseloads: CaseloadsStore,
    private readonly memberships: MembershipsStore,
    private readonly notesStore: NotesStore,
    private readonly clock: Clock,
  ) {}

  @ResolveField(() => Person, {
    nullable: true,
    description: 'The person as who the student signs in; null: cannot sign in yet.',
  })
  user(@Parent() student: Student, @CurrentRequest() request: RequestContext) {
    return personOf(this.people, request, student.userId);
  }

  @ResolveField(() => Person, {
    nullable: true,
    description: "Whose caseload the student is in today, in the zone of the center; null: nobody's.",
  })
  async counselor(@Parent() student: Student, @CurrentRequest() request: RequestContext) {
    return personOf(this.people, request, (await this.lookedAfter(student, request))?.counselorId ?? null);
  }

  @ResolveField(() => Person, {
    nullable: true,
    description: 'Who stands in for the counselor today; null: nobody has to.',
  })
  async coveringCounselor(@Parent() student: Student, @CurrentRequest() request: RequestContext) {
    return personOf(this.people, request, (await this.lookedAfter(student, request))?.coveringId ?? null);
  }

  @ResolveField(() => [CohortMembershipType], {
    description: 'The cohorts of the student, past and future ones too, the latest first, at most 100.',
  })
  async cohorts(@Parent() student: Student, @CurrentRequest() request: RequestContext) {
    return (
      (await request.load('memberships', student.id, (ids) =>
        this.memberships.ofStudents(request.signedIn.centerId, ids),
      )) ?? []
    );
  }

  @ResolveField(() => NoteConnection, { description: 'The notes that you may see, the latest first.' })
  async notes(@Parent() student: Student, @CurrentRequest() request: RequestContext, @Args() page: PageArgs) {
    const last = keysOf(page.after, 'instant', 'id');
    const wanted = {
      before: last && { writtenAt: last[0], id: last[1] },
      limit: rowsToRead(page.first),
    };
    const rows = await request.load(`notes ${page.first} ${page.after}`, student.id, (ids) =>
      this.notesStore.ofStudents(request.signedIn, ids, wanted),
    );
    return toConnection(pageOf(rows ?? [], page.first, (note) => [note.writtenAt.toISOString(), note.id]));
  }

  private lookedAfter(student: Student, request: RequestContext): Promise<LookedAfter | null> {
    const now = new Date(this.clock.now());
    return request.load('looked after', student.id, (ids) => this.caseloads.today(request.signedIn.centerId, ids, now));
  }
}
