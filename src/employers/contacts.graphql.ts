import { Field, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionOf, enumOf, MutationInput, Payload, Uuid, Zone } from '../platform/graphql/index.js';
import { CONTACT_ROLES, type ContactRole } from './contact.entity.js';

export const ContactRoleEnum = enumOf(CONTACT_ROLES);
registerEnumType(ContactRoleEnum, { name: 'ContactRole', description: 'What a contact has to do with the hiring.' });

@ObjectType('Contact', { description: 'A person at an employer or agency, to thank and to call.' })
export class ContactType {
  @Field(() => Uuid, { description: 'UUIDv7.' })
  id: string;

  @Field({ description: 'Name as on the business card.' })
  name: string;

  @Field(() => String, { nullable: true, description: 'Job title; null: not known.' })
  title: string | null;

  @Field(() => ContactRoleEnum, { nullable: true, description: 'Part in the hiring; null: not known.' })
  role: ContactRole | null;

  @Field(() => String, { nullable: true, description: 'Phone number as people write it; null: not known.' })
  phone: string | null;

  @Field(() => String, { nullable: true, description: 'E-mail address, lower case; null: not known.' })
  email: string | null;

  @Field(() => Zone, {
    nullable: true,
    description: 'IANA zone of this person; null: that of the employer is taken, else that of the center.',
  })
  zone: string | null;

  @Field(() => Int, { description: 'Counts edits; send it back with an edit.' })
  version: number;
}

export const ContactConnection = connectionOf(ContactType, 'Contact');

@InputType({ description: 'A new contact.' })
export class AddContactInput extends MutationInput {
  @Field(() => Uuid, { nullable: true, description: 'Your own UUIDv7, made offline if need be; null: one is made.' })
  id?: string | null;

  @Field(() => Uuid, { description: 'Where the person works: an employer or an agency.' })
  employerId: string;

  @Field({ description: '1 to 200 characters.' })
  name: string;

  @Field(() => String, { nullable: true, description: 'Job title, at most 200 characters.' })
  title?: string | null;

  @Field(() => ContactRoleEnum, { nullable: true, description: 'Part in the hiring.' })
  role?: ContactRole | null;

  @Field(() => String, { nullable: true, description: 'At most 40 characters.' })
  phone?: string | null;

  @Field(() => String, { nullable: true, description: 'E-mail address, at most 254 characters.' })
  email?: string | null;

  @Field(() => Zone, { nullable: true, description: 'IANA zone.' })
  zone?: string | null;
}

@InputType({ description: 'An edit of a contact. What is left out stays as it is; null empties it.' })
export class ChangeContactInput extends MutationInput {
  @Field(() => Uuid, { description: 'The contact.' })
  id: string;

  @Field(() => Int, { description: 'The version you read.' })
  version: number;

  @Field(() => String, { nullable: true, description: '1 to 200 characters.' })
  name?: string;

  @Field(() => String, { nullable: true, description: 'Job title, at most 200 characters.' })
  title?: string | null;

  @Field(() => ContactRoleEnum, { nullable: true, description: 'Part in the hiring.' })
  role?: ContactRole | null;

  @Field(() => String, { nullable: true, description: 'At most 40 characters.' })
  phone?: string | null;

  @Field(() => String, { nullable: true, description: 'E-mail address, at most 254 characters.' })
  email?: string | null;

  @Field(() => Zone, { nullable: true, description: 'IANA zone.' })
  zone?: string | null;
}

@ObjectType({ description: 'The answer to adding or changing a contact.' })
export class ContactPayload extends Payload {
  @Field(() => ContactType, { nullable: true, description: 'Null when refused.' })
  contact: ContactType | null;
}
