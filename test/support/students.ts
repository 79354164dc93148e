import { Database } from '../../src/platform/database/index.js';
import { addPerson, signIn, type TestPerson } from './centers.js';
import type { TestApi } from './test-api.js';

export interface TestStudent extends TestPerson {
  readonly studentId: string;
}

const ADD_STUDENT = `mutation ($input: AddStudentInput!) { addStudent(input: $input) { student { id } userErrors { code message } } }`;

/** A student of the center who is signed in as one. */
export const addStudent = async (
  api: TestApi,
  center: { id: string; slug: string; admin: TestPerson },
  name: string,
): Promise<TestStudent> => {
  const person = await addPerson(api, center, name, ['STUDENT']);
  const input = { givenName: name, familyName: 'Student', externalId: name };
  const { data } = await api.graphql(ADD_STUDENT, { input }, center.admin.token);
  const studentId: string = data.addStudent.student.id;
  await api.app
    .get(Database)
    .inCenter(center.id, (tx) => tx.query('UPDATE students SET user_id = $3 WHERE center_id = $1 AND id = $2', [center.id, studentId, person.id]));
  return { ...person, studentId, token: await signIn(api, center.slug, person.email) };
};
