import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../src/platform/clock/index.js';
import { addPerson, openCenter, type OpenedCenter, type TestPerson } from '../support/centers.js';
import { addSignedInStudent, ask, type Data, type TestStudent } from '../support/people.js';
import { startTestApi, type TestApi } from '../support/test-api.js';

let api: TestApi;
let center: OpenedCenter;
let carla: TestPerson;
let sam: TestStudent;
let tim: TestStudent;

beforeAll(async () => {
  api = await startTestApi();
  center = await openCenter(api, 'riverside');
  carla = await addPerson(api, center, 'carla', ['COUNSELOR']);
  sam = await addSignedInStudent(api, center, 'sam');
  tim = await addSignedInStudent(api, center, 'tim');
});
afterAll(() => api.stop());

const WRITE = `mutation ($input: WriteNoteInput!) { writeNote(input: $input) { note { id visibility version author { email } editedAt } userErrors { code field } } }`;
const EDIT = `mutation ($input: EditNoteInput!) { editNote(input: $input) { note { body visibility version editedAt } userErrors { code field } } }`;
const NOTES = `query ($id: UUID!, $first: Int = 25, $after: String) {
  student(id: $id) { notes(first: $first, after: $after) { edges { node { body } } pageInfo { hasNextPage endCursor } } } }`;

const write = async (as: TestPerson, about: TestStudent, body: string, visibility: string): Promise<Data> =>
  (await ask(api, as, WRITE, { input: { studentId: about.id, body, visibility } })).writeNote;
const edit = async (as: TestPerson, input: object): Promise<Data> => (await ask(api, as, EDIT, { input })).editNote;
const bodiesOf = ({ student }: Data): string[] => student.notes.edges.map(({ node }: Data) => node.body);
const seenBy = async (reader: TestPerson, about: TestStudent) =>
  bodiesOf(await ask(api, reader, NOTES, { id: about.id }));

describe('notes', () => {
  it('are seen by those for whom they are meant', async () => {
    await write(carla, sam, 'for both', 'STUDENT_AND_STAFF');
    await write(carla, sam, 'for staff', 'STAFF');
    await write(carla, sam, 'for Carla', 'AUTHOR');
    await write(sam.person, sam, 'from Sam', 'STUDENT_AND_STAFF');
    await write(sam.person, sam, 'for Sam', 'AUTHOR');
    expect(await seenBy(carla, sam)).toEqual(['from Sam', 'for Carla', 'for staff', 'for both']);
    expect(await seenBy(center.admin, sam)).toEqual(['from Sam', 'for staff', 'for both']);
    expect(await seenBy(sam.person, sam)).toEqual(['for Sam', 'from Sam', 'for both']);
  });

  it("come page by page, each student's for itself", async () => {
    await write(carla, tim, 'one', 'STAFF');
    await write(carla, tim, 'hidden', 'AUTHOR');
    await write(carla, tim, 'two', 'STAFF');
    const first = await ask(api, center.admin, NOTES, { id: tim.id, first: 1 });
    expect(bodiesOf(first)).toEqual(['two']);
    const { endCursor } = first.student.notes.pageInfo;
    const second = await ask(api, center.admin, NOTES, { id: tim.id, first: 1, after: endCursor });
    expect(bodiesOf(second)).toEqual(['one']);
    expect(second.student.notes.pageInfo.hasNextPage).toBe(false);
    const both = await ask(
      api,
      center.admin,
      '{ students { edges { node { givenName notes(first: 1) { edges { node { body } } } } } } }',
    );
    expect(both.students.edges.map(({ node }: Data) => [node.givenName, node.notes.edges[0].node.body])).toEqual([
      ['sam', 'from Sam'],
      ['tim', 'two'],
    ]);
  });

  it('are edited by their author only, at the version that was read', async () => {
    const { note } = await write(carla, tim, 'first words', 'STUDENT_AND_STAFF');
    expect(note).toMatchObject({ version: 1, author: { email: carla.email }, editedAt: null });
    const edited = await edit(carla, { id: note.id, version: 1, body: 'better words' });
    expect(edited).toEqual({
      note: { body: 'better words', visibility: 'STUDENT_AND_STAFF', version: 2, editedAt: expect.any(String) },
      userErrors: [],
    });
    expect((await edit(carla, { id: note.id, version: 1, body: 'late' })).userErrors).toEqual([
      { code: 'VERSION_CONFLICT', field: 'version' },
    ]);
    expect((await edit(center.admin, { id: note.id, version: 2, body: 'mine' })).userErrors).toEqual([
      { code: 'NOTE_OF_SOMEBODY_ELSE', field: 'id' },
    ]);
  });

  it('that one may not see do not exist', async () => {
    const hidden = [await write(carla, sam, 'secret', 'AUTHOR'), await write(carla, sam, 'staff', 'STAFF')].map(
      ({ note }) => note.id,
    );
    const toTim = (await write(carla, tim, 'to Tim', 'STUDENT_AND_STAFF')).note.id;
    for (const id of [...hidden, toTim, newId()])
      expect((await edit(sam.person, { id, version: 1, body: 'x' })).userErrors).toEqual([
        { code: 'NOTE_NOT_FOUND', field: 'id' },
      ]);
    expect((await edit(center.admin, { id: hidden[0], version: 1, body: 'x' })).userErrors).toEqual([
      { code: 'NOTE_NOT_FOUND', field: 'id' },
    ]);
  });

  it('are written by students about themselves, and not for staff alone', async () => {
    for (const about of [tim, { ...tim, id: newId() }])
      expect((await write(sam.person, about, 'gossip', 'STUDENT_AND_STAFF')).userErrors).toEqual([
        { code: 'STUDENT_NOT_FOUND', field: 'studentId' },
      ]);
    expect((await write(sam.person, sam, 'to staff', 'STAFF')).userErrors).toEqual([
      { code: 'STAFF_ONLY_VISIBILITY', field: 'visibility' },
    ]);
  });

  it('of another center, and about its students, do not exist', async () => {
    const other = await openCenter(api, 'lakeside');
    const { note } = await write(carla, sam, 'here', 'STUDENT_AND_STAFF');
    expect((await write(other.admin, sam, 'spy', 'STAFF')).userErrors).toEqual([
      { code: 'STUDENT_NOT_FOUND', field: 'studentId' },
    ]);
    expect((await edit(other.admin, { id: note.id, version: 1, body: 'spy' })).userErrors).toEqual([
      { code: 'NOTE_NOT_FOUND', field: 'id' },
    ]);
  });

  it('leave in the audit trail only what admins may read', async () => {
    const { note } = await write(carla, sam, 'between me and myself', 'AUTHOR');
    await edit(carla, { id: note.id, version: 1, visibility: 'STAFF' });
    const { rows } = await api.database.as(
      'superuser',
      'SELECT action, before, after FROM audit_entries WHERE subject_id = $1 ORDER BY id',
      [note.id],
    );
    expect(rows).toMatchObject([
      { action: 'note.written', after: { body: null, visibility: 'AUTHOR' } },
      { action: 'note.edited', before: { body: null }, after: { body: 'between me and myself', visibility: 'STAFF' } },
    ]);
  });
});
