import { expect } from 'vitest';
import type { Role } from '../../src/kernel/actor.js';
import { addPerson, type OpenedCenter, signIn, type TestPerson } from './centers.js';
import type { GraphqlAnswer, TestApi } from './test-api.js';

/** What a GraphQL answer holds; its shape is the query's. */
export type Data = GraphqlAnswer['data'];

export interface TestStudent {
  /** Of the student record. */
  readonly id: string;
  readonly person: TestPerson;
}

/** Asks as somebody and expects no GraphQL error: what was refused stands in `userErrors`. */
export const ask = async (
  api: TestApi,
  as: { readonly token: string },
  query: string,
  variables: object = {},
): Promise<Data> => {
  const { data, errors } = await api.graphql(query, variables, as.token);
  expect(errors).toBeUndefined();
  return data;
};

const ADD_STUDENT = `mutation ($input: AddStudentInput!) { addStudent(input: $input) { student { id } userErrors { code field message } } }`;

/** A student record without a person who could sign in; answers its id. */
export const addStudent = async (
  api: TestApi,
  center: OpenedCenter,
  givenName: string,
  more: object = {},
): Promise<string> => {
  const { addStudent: added } = await ask(api, center.admin, ADD_STUDENT, {
    input: { givenName, familyName: 'Student', ...more },
  });
  expect(added.userErrors).toEqual([]);
  return added.student.id;
};

/** A student who is signed in. */
export const addSignedInStudent = async (api: TestApi, center: OpenedCenter, name: string): Promise<TestStudent> => {
  const id = await addStudent(api, center, name);
  const person = await addPerson(api, center, name, ['STUDENT'] satisfies Role[]);
  await api.database.as('superuser', 'UPDATE students SET user_id = $2 WHERE id = $1', [id, person.id]);
  // The access token names the student record, so it is made after the two are connected.
  return { id, person: { ...person, token: await signIn(api, center.slug, person.email) } };
};

const ADD_COHORT = `mutation ($input: AddCohortInput!) { addCohort(input: $input) { cohort { id } userErrors { code field } } }`;

/** A cohort; answers its id. */
export const addCohort = async (api: TestApi, center: OpenedCenter, name: string): Promise<string> =>
  (await ask(api, center.admin, ADD_COHORT, { input: { name } })).addCohort.cohort.id;

const ADD_EMPLOYER = `mutation ($input: AddEmployerInput!) { addEmployer(input: $input) { employer { id } userErrors { code field } } }`;

/** An employer; answers its id. */
export const addEmployer = async (
  api: TestApi,
  center: OpenedCenter,
  name: string,
  more: object = {},
): Promise<string> =>
  (await ask(api, center.admin, ADD_EMPLOYER, { input: { name, ...more } })).addEmployer.employer.id;

const ADD_CONTACT = `mutation ($input: AddContactInput!) { addContact(input: $input) { contact { id } userErrors { code field } } }`;

/** A person at an employer; answers the id. */
export const addContact = async (
  api: TestApi,
  center: OpenedCenter,
  employerId: string,
  name: string,
  more: object = {},
): Promise<string> =>
  (await ask(api, center.admin, ADD_CONTACT, { input: { employerId, name, ...more } })).addContact.contact.id;
