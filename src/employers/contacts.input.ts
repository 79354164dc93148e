import { z } from 'zod';
import { id, optionalEmail, optionalText, text, zone } from '../platform/validation/index.js';
import { CONTACT_ROLES } from './contact.entity.js';

const orNull = <Value>(value: Value | null | undefined): Value | null => value ?? null;

/** What is written on a business card. */
export const ContactFields = z.object({
  name: text(200),
  title: optionalText(200),
  role: z.enum(CONTACT_ROLES).nullish().transform(orNull),
  phone: optionalText(40),
  email: optionalEmail(),
  zone: zone().nullish().transform(orNull),
});

export const NewContact = ContactFields.extend({ id: id().nullish(), employerId: id() });
