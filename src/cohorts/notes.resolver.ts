import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '../kernel/actor.js';
import { Allow, CurrentRequest, PeopleStore, Person, SignedInActor } from '../identity/index.js';
import { payloadOf, RequestContext } from '../platform/graphql/index.js';
import type { Note } from './note.entity.js';
import { EditNoteInput, NotePayload, NoteType, WriteNoteInput } from './notes.graphql.js';
import { NotesService } from './notes.service.js';
import { personOf } from './people.js';

@Resolver(() => NoteType)
export class NotesResolver {
  constructor(
    private readonly notes: NotesService,
    private readonly people: PeopleStore,
  ) {}

  @ResolveField(() => Person, { description: 'Who wrote it.' })
  author(@Parent() note: Note, @CurrentRequest() request: RequestContext) {
    return personOf(this.people, request, note.authorId);
  }

  @Allow('note.write')
  @Mutation(() => NotePayload, {
    description: 'Writes something down about a student; students only about themselves.',
  })
  async writeNote(@SignedInActor() actor: Actor, @Args('input') input: WriteNoteInput) {
    return payloadOf(await this.notes.write(actor, input), input.clientMutationId);
  }

  @Allow('note.write')
  @Mutation(() => NotePayload, {
    description: "Edits a note of one's own. `NOTE_OF_SOMEBODY_ELSE` for one that others wrote.",
  })
  async editNote(@SignedInActor() actor: Actor, @Args('input') input: EditNoteInput) {
    return payloadOf(await this.notes.edit(actor, input), input.clientMutationId);
  }
}
