import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { enumOf } from '../platform/graphql/index.js';
import { CONTACT_CLASSES } from './domain/contact-class.js';

export const ContactClassEnum = enumOf(CONTACT_CLASSES);
registerEnumType(ContactClassEnum, {
  name: 'ContactClass',
  description:
    'What a follow-up counts as: an attempt (nobody reached, or one way), a two-way contact (the employer answered), a service (by staff for the student), or the student’s own work.',
});

@ObjectType('ContactCounts', { description: 'How many follow-ups of each class there are.' })
export class ContactCountsType {
  @Field(() => Int, { description: 'Nobody reached, or a message one way.' })
  attempts: number;

  @Field(() => Int, { description: 'The employer answered.' })
  twoWayContacts: number;

  @Field(() => Int, { description: 'Done by staff for the student.' })
  services: number;

  @Field(() => Int, { description: 'Done by the student without the employer: preparation, practice.' })
  ownWork: number;
}
