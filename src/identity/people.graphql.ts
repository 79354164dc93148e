import { ArgsType, Field, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { ROLES, type Role } from '../kernel/actor.js';
import { connectionOf, DateTime, enumOf, MutationInput, PageArgs, Payload, Uuid } from '../platform/graphql/index.js';

export const RoleEnum = enumOf(ROLES);
registerEnumType(RoleEnum, {
  name: 'Role',
  description: 'What a person may be in a center; one person may hold several.',
});

@ObjectType({ description: 'A person who can sign in to the center, or could.' })
export class Person {
  @Field(() => Uuid, { description: 'UUIDv7.' })
  id: string;

  @Field({ description: 'E-mail address, lower case.' })
  email: string;

  @Field({ description: 'Given name.' })
  givenName: string;

  @Field({ description: 'Family name; may be empty.' })
  familyName: string;

  @Field(() => [RoleEnum], { description: 'What this person may be here.' })
  roles: Role[];

  @Field(() => DateTime, {
    nullable: true,
    description: 'Since when the person can no longer sign in; null: can sign in.',
  })
  disabledAt: Date | null;

  @Field(() => Int, { description: 'Counts edits; send it back with an edit.' })
  version: number;
}

export const PersonConnection = connectionOf(Person, 'Person');

@ArgsType()
export class PeopleArgs extends PageArgs {
  @Field(() => String, {
    nullable: true,
    description:
      'Beginning of a word of the name, in any case and without accents, or of the e-mail address; null: everybody.',
  })
  startsWith?: string | null;

  @Field(() => RoleEnum, { nullable: true, description: 'Only those who hold this role; null: all.' })
  role?: Role | null;
}

@InputType({ description: 'An edit of a person. What is left out stays as it is.' })
export class ChangePersonInput extends MutationInput {
  @Field(() => Uuid, { description: 'Whom to change.' })
  id: string;

  @Field(() => Int, { description: 'The version you read.' })
  version: number;

  @Field(() => String, { nullable: true, description: '1 to 100 characters.' })
  givenName?: string;

  @Field(() => String, { nullable: true, description: 'At most 100 characters; null or empty: none.' })
  familyName?: string | null;

  @Field(() => [RoleEnum], {
    nullable: true,
    description: 'All roles from now on, at least one. Another set than before ends the sessions of the person.',
  })
  roles?: Role[];

  @Field(() => Boolean, {
    nullable: true,
    description: 'True: can no longer sign in, and all sessions end. False: can again.',
  })
  disabled?: boolean;
}

@ObjectType({ description: 'The answer to changing a person.' })
export class ChangePersonPayload extends Payload {
  @Field(() => Person, { nullable: true, description: 'Null when refused.' })
  person: Person | null;
}
