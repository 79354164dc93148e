import type { Role } from '../../../src/kernel/actor.js';
import { addPerson, type OpenedCenter, signIn } from '../centers.js';
import type { TestApi } from '../test-api.js';

/** Who asks: a person with exactly one role, or nobody at all. */
export interface Asker {
  readonly name: string;
  readonly isSomebody: boolean;
  /** The token of the last sign-in; null: nobody is signed in. */
  token(): Promise<string | null>;
  signInAgain(): Promise<string | null>;
}

export const NOBODY: Asker = {
  name: 'nobody',
  isSomebody: false,
  token: async () => null,
  signInAgain: async () => null,
};

/** A new person of the center with this one role. */
export const somebody = async (
  api: TestApi,
  center: OpenedCenter,
  role: Role,
): Promise<Asker & { readonly id: string }> => {
  const person = await addPerson(api, center, `asking-${role.toLowerCase()}`, [role]);
  let token: Promise<string> | null = null;
  const signInAgain = () => (token = signIn(api, center.slug, person.email));
  return { id: person.id, name: role, isSomebody: true, signInAgain, token: () => token ?? signInAgain() };
};
