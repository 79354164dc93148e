import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '../kernel/actor.js';
import { Allow, CurrentRequest, onlyStudentOf, reaches, SignedInActor } from '../identity/index.js';
import {
  keysOf,
  pageOf,
  payloadOf,
  RequestContext,
  rowsToRead,
  toConnection,
  Uuid,
} from '../platform/graphql/index.js';
import { searchRange } from './domain/search-name.js';
import { StudentConnection, StudentPayload, StudentType } from './students.graphql.js';
import { AddStudentInput, ChangeStudentInput, StudentsArgs, StudentVersionInput } from './students.inputs.graphql.js';
import { StudentsService } from './students.service.js';
import { StudentsStore } from './students.store.js';

@Resolver(() => StudentType)
export class StudentsResolver {
  constructor(
    private readonly studentsService: StudentsService,
    private readonly store: StudentsStore,
  ) {}

  @Allow('student.see')
  @Query(() => StudentType, {
    nullable: true,
    description: 'One student; null when there is none with this id, or none that you may see.',
  })
  student(@CurrentRequest() request: RequestContext, @Args('id', { type: () => Uuid }) id: string) {
    return reaches(request.signedIn, id) ? this.load(request, id) : null;
  }

  @Allow('student.see')
  @Query(() => StudentType, {
    nullable: true,
    description: 'The record of the student who is signed in; null for everybody else.',
  })
  myStudent(@CurrentRequest() request: RequestContext) {
    const { studentId } = request.signedIn;
    return studentId && this.load(request, studentId);
  }

  @Allow('student.see')
  @Query(() => StudentConnection, { description: 'Students by given name; a student sees only his or her own record.' })
  async students(@SignedInActor() actor: Actor, @Args() { first, after, startsWith, archived }: StudentsArgs) {
    const last = keysOf(after, 'text', 'id');
    const rows = await this.store.search(actor.centerId, {
      onlyId: onlyStudentOf(actor),
      archived,
      names: searchRange(startsWith),
      after: last && { searchName: last[0], id: last[1] },
      limit: rowsToRead(first),
    });
    return toConnection(pageOf(rows, first, (student) => [student.searchName, student.id]));
  }

  @Allow('student.add')
  @Mutation(() => StudentPayload, {
    description: 'Adds a student. `EXTERNAL_ID_TAKEN` when another has the external id.',
  })
  async addStudent(@SignedInActor() actor: Actor, @Args('input') input: AddStudentInput) {
    return payloadOf(await this.studentsService.add(actor, input), input.clientMutationId);
  }

  @Allow('student.change')
  @Mutation(() => StudentPayload, {
    description: 'Corrects a student. `STAFF_ONLY_FIELD` for what students may not change of their own record.',
  })
  async changeStudent(@SignedInActor() actor: Actor, @Args('input') input: ChangeStudentInput) {
    return payloadOf(await this.studentsService.change(actor, input), input.clientMutationId);
  }

  @Allow('student.archive')
  @Mutation(() => StudentPayload, { description: 'Takes a student off the lists; nothing is lost.' })
  async archiveStudent(@SignedInActor() actor: Actor, @Args('input') input: StudentVersionInput) {
    return payloadOf(await this.studentsService.archive(actor, input), input.clientMutationId);
  }

  @Allow('student.archive')
  @Mutation(() => StudentPayload, { description: 'Puts an archived student back on the lists.' })
  async restoreStudent(@SignedInActor() actor: Actor, @Args('input') input: StudentVersionInput) {
    return payloadOf(await this.studentsService.restore(actor, input), input.clientMutationId);
  }

  @Allow('student.change')
  @Mutation(() => StudentPayload, {
    description:
      'Stops mail and pushes to a student, who does so alone or through staff, until opted in again; steps stay owed and the inbox is kept.',
  })
  async optOutOfReminders(@SignedInActor() actor: Actor, @Args('input') input: StudentVersionInput) {
    return payloadOf(await this.studentsService.optOutOfReminders(actor, input), input.clientMutationId);
  }

  @Allow('student.change')
  @Mutation(() => StudentPayload, {
    description:
      'Lets reminders to a student begin again, unless the student has opted out among the own preferences too.',
  })
  async optInToReminders(@SignedInActor() actor: Actor, @Args('input') input: StudentVersionInput) {
    return payloadOf(await this.studentsService.optInToReminders(actor, input), input.clientMutationId);
  }

  private load(request: RequestContext, id: string) {
    return request.load('student', id, (ids) => this.store.byIds(request.signedIn.centerId, ids));
  }
}
