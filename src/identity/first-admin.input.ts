import { whyNotPassword } from './domain/password-rule.js';
import { emailAddress, PersonFields } from './people.input.js';
import { chosenPassword } from './sessions.input.js';

/** The person who opens a center and invites the others. */
export const FirstAdminFields = PersonFields.omit({ roles: true })
  .extend({ email: emailAddress(), password: chosenPassword() })
  .superRefine(({ email, password }, context) => {
    const message = whyNotPassword(password, email);
    if (message !== null) context.addIssue({ code: 'custom', path: ['password'], message });
  });
