import { Field, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionOf, DateTime, enumOf, MutationInput, Payload, Uuid } from '../platform/graphql/index.js';
import { NOTE_VISIBILITIES, type NoteVisibility } from './note.entity.js';

const NoteVisibilityEnum = enumOf(NOTE_VISIBILITIES);
registerEnumType(NoteVisibilityEnum, {
  name: 'NoteVisibility',
  description: 'Who sees a note besides its author: the student and staff, staff, or nobody (not even admins).',
});

@ObjectType('Note', { description: 'Something written down about a student.' })
export class NoteType {
  @Field(() => Uuid, { description: 'UUIDv7.' })
  id: string;

  @Field({ description: 'The text.' })
  body: string;

  @Field(() => NoteVisibilityEnum, { description: 'Who sees it.' })
  visibility: NoteVisibility;

  @Field(() => DateTime, { description: 'When it was written.' })
  writtenAt: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it was last edited; null: never.' })
  editedAt: Date | null;

  @Field(() => Int, { description: 'Counts edits; send it back with an edit.' })
  version: number;
}

export const NoteConnection = connectionOf(NoteType, 'Note');

@InputType({ description: 'A new note.' })
export class WriteNoteInput extends MutationInput {
  @Field(() => Uuid, { nullable: true, description: 'Your own UUIDv7, made offline if need be; null: one is made.' })
  id?: string | null;

  @Field(() => Uuid, { description: 'The student whom it is about.' })
  studentId: string;

  @Field({ description: '1 to 10,000 characters.' })
  body: string;

  @Field(() => NoteVisibilityEnum, { description: 'Who may see it; STAFF only for staff.' })
  visibility: NoteVisibility;
}

@InputType({ description: 'An edit of a note by its author. What is left out stays as it is.' })
export class EditNoteInput extends MutationInput {
  @Field(() => Uuid, { description: 'The note.' })
  id: string;

  @Field(() => Int, { description: 'The version you read.' })
  version: number;

  @Field(() => String, { nullable: true, description: '1 to 10,000 characters.' })
  body?: string;

  @Field(() => NoteVisibilityEnum, { nullable: true, description: 'Who may see it; STAFF only for staff.' })
  visibility?: NoteVisibility;
}

@ObjectType({ description: 'The answer to writing or editing a note.' })
export class NotePayload extends Payload {
  @Field(() => NoteType, { nullable: true, description: 'Null when refused.' })
  note: NoteType | null;
}
