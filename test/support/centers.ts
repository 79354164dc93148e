import { Passwords, UsersStore } from '../../src/identity/index.js';
import type { Role } from '../../src/kernel/actor.js';
import type { Weekday } from '../../src/kernel/day.js';
import { newId } from '../../src/platform/clock/index.js';
import { Database } from '../../src/platform/database/index.js';
import { CenterOpening } from '../../src/provisioning/index.js';
import type { TestApi } from './test-api.js';

export const PASSWORD = 'correct horse battery staple';

export interface TestPerson {
  readonly id: string;
  readonly email: string;
  readonly token: string;
}

export interface OpenedCenter {
  readonly id: string;
  readonly slug: string;
  readonly admin: TestPerson;
}

/** New York, Monday to Friday, 9 to 17. */
const CALENDAR = {
  zone: 'America/New_York',
  country: 'US',
  region: 'NY',
  workingWeekdays: [1, 2, 3, 4, 5] as Weekday[],
  opensAtMinute: 540,
  closesAtMinute: 1020,
};

/** A new center with one admin who is signed in. */
export const openCenter = async (api: TestApi, slug: string): Promise<OpenedCenter> => {
  const email = `admin@${slug}.example`;
  const admin = { email, givenName: 'admin', familyName: 'Person', password: PASSWORD };
  const opened = await api.app
    .get(CenterOpening)
    .open({ slug, name: slug, kind: 'COLLEGE', calendar: CALENDAR, admin });
  if (!opened.ok) throw new Error(opened.failures.map((failure) => failure.message).join(' '));
  return {
    id: opened.value.centerId,
    slug,
    admin: { id: opened.value.adminId, email, token: await signIn(api, slug, email) },
  };
};

/** A person of the center who is signed in; the e-mail address is `<name>@<slug>.example`. */
export const addPerson = async (
  api: TestApi,
  center: { id: string; slug: string },
  name: string,
  roles: Role[],
): Promise<TestPerson> => {
  const passwordHash = await api.app.get(Passwords).hash(PASSWORD);
  const person = { id: newId(), email: `${name}@${center.slug}.example`, givenName: name, familyName: 'Person', roles };
  await api.app
    .get(Database)
    .inCenter(center.id, (tx) =>
      api.app.get(UsersStore).add(tx, { ...person, passwordHash, disabledAt: null, createdAt: new Date() }),
    );
  return { id: person.id, email: person.email, token: await signIn(api, center.slug, person.email) };
};

const SIGN_IN = `mutation ($input: SignInInput!) { signIn(input: $input) { tokens { accessToken } userErrors { code } } }`;

export const signIn = async (api: TestApi, center: string, email: string, password = PASSWORD): Promise<string> => {
  const { data } = await api.graphql(SIGN_IN, { input: { center, email, password } });
  return data.signIn.tokens.accessToken;
};
