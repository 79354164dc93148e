import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { EmployersService, EmployersStore } from '../../src/employers/index.js';
import type { Actor } from '../../src/kernel/actor.js';
import { newId } from '../../src/platform/clock/index.js';
import { Database } from '../../src/platform/database/index.js';
import { addPerson, openCenter, type OpenedCenter, type TestPerson } from '../support/centers.js';
import { addContact, addEmployer, ask } from '../support/people.js';
import { startTestApi, type TestApi } from '../support/test-api.js';

let api: TestApi;
let center: OpenedCenter;
let other: OpenedCenter;
let student: TestPerson;

beforeAll(async () => {
  api = await startTestApi();
  center = await openCenter(api, 'riverside');
  other = await openCenter(api, 'lakeside');
  student = await addPerson(api, center, 'sam', ['STUDENT']);
});
afterAll(() => api.stop());

const asAdmin = (query: string, variables = {}) => ask(api, center.admin, query, variables);

const ADD = `mutation ($input: AddEmployerInput!) { addEmployer(input: $input) { employer { id name kind version } userErrors { code field } } }`;
const CHANGE = `mutation ($input: ChangeEmployerInput!) { changeEmployer(input: $input) { employer { id name kind website zone country version } userErrors { code field } } }`;
const MERGE = `mutation ($input: MergeEmployersInput!) { mergeEmployers(input: $input) { employer { id contacts { edges { node { name } } } } userErrors { code field } } }`;
const EMPLOYER = `query ($id: UUID!) { employer(id: $id) { name version mergedInto { id name } contacts { edges { node { name } } } } }`;

describe('employers', () => {
  it('refuses a second of the same name, however it is written, and an id that is taken', async () => {
    const id = newId();
    expect((await asAdmin(ADD, { input: { id, name: 'Acme, Inc.' } })).addEmployer).toEqual({
      employer: { id, name: 'Acme, Inc.', kind: 'EMPLOYER', version: 1 },
      userErrors: [],
    });
    expect((await asAdmin(ADD, { input: { name: 'ACME' } })).addEmployer.userErrors).toEqual([
      { code: 'EMPLOYER_EXISTS', field: 'name' },
    ]);
    expect((await asAdmin(ADD, { input: { id, name: 'Bolt' } })).addEmployer.userErrors).toEqual([
      { code: 'ID_TAKEN', field: 'id' },
    ]);
  });

  it('are changed field by field, at the version that was read, by staff only', async () => {
    const id = await addEmployer(api, center, 'Cargo', { website: 'https://cargo.example' });
    const { changeEmployer } = await asAdmin(CHANGE, {
      input: { id, version: 1, name: 'Cargo Lines', country: 'DE', zone: 'Europe/Berlin' },
    });
    expect(changeEmployer).toEqual({
      employer: {
        id,
        name: 'Cargo Lines',
        kind: 'EMPLOYER',
        website: 'https://cargo.example',
        zone: 'Europe/Berlin',
        country: 'DE',
        version: 2,
      },
      userErrors: [],
    });
    expect((await asAdmin(CHANGE, { input: { id, version: 1, website: null } })).changeEmployer.userErrors).toEqual([
      { code: 'VERSION_CONFLICT', field: 'version' },
    ]);
    expect(
      (await asAdmin(CHANGE, { input: { id, version: 2, website: null } })).changeEmployer.employer.website,
    ).toBeNull();
    expect((await asAdmin(CHANGE, { input: { id, version: 3, name: null } })).changeEmployer.userErrors).toEqual([
      { code: 'VALUE_NOT_VALID', field: 'name' },
    ]);
    const { errors } = await api.graphql(CHANGE, { input: { id, version: 3, name: 'Mine' } }, student.token);
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('cannot take the name of another', async () => {
    await addEmployer(api, center, 'Delta Air');
    const id = await addEmployer(api, center, 'Delta Faucet');
    expect(
      (await asAdmin(CHANGE, { input: { id, version: 1, name: 'DELTA AIR, Inc.' } })).changeEmployer.userErrors,
    ).toEqual([{ code: 'EMPLOYER_EXISTS', field: 'name' }]);
  });

  it('of another center do not exist', async () => {
    const id = await addEmployer(api, other, 'Elsewhere');
    expect((await asAdmin(EMPLOYER, { id })).employer).toBeNull();
    expect((await asAdmin(CHANGE, { input: { id, version: 1, name: 'Here' } })).changeEmployer.userErrors).toEqual([
      { code: 'EMPLOYER_NOT_FOUND', field: 'id' },
    ]);
  });
});

describe('merging employers', () => {
  const merge = async (fromId: string, intoId: string) =>
    (await asAdmin(MERGE, { input: { fromId, intoId } })).mergeEmployers;

  it('moves contacts and prospects, and keeps the merged one pointing at the other', async () => {
    const from = await addEmployer(api, center, 'Foxtrot Holding');
    const into = await addEmployer(api, center, 'Foxtrot');
    await addContact(api, center, from, 'Ann');
    await addContact(api, center, into, 'Bob');
    const prospectId = await plantProspect(from);
    const merged = await merge(from, into);
    expect(merged.userErrors).toEqual([]);
    expect(merged.employer.contacts.edges).toEqual([{ node: { name: 'Ann' } }, { node: { name: 'Bob' } }]);
    expect((await asAdmin(EMPLOYER, { id: from })).employer).toEqual({
      name: 'Foxtrot Holding',
      version: 2,
      mergedInto: { id: into, name: 'Foxtrot' },
      contacts: { edges: [] },
    });
    expect(await prospectOf(prospectId)).toEqual({ employer_id: into, agency_id: into, is_to_be_replanned: true });
    const { employers } = await asAdmin('{ employers(startsWith: "foxtrot") { edges { node { name } } } }');
    expect(employers.edges).toEqual([{ node: { name: 'Foxtrot' } }]);
    expect(await auditOf(from)).toMatchObject([
      { action: 'employer.added' },
      { action: 'employer.merged', after: { mergedIntoId: into, moved: { contacts: 1, prospects: 2 } } },
    ]);
  });

  it('refuses itself, one that was merged before, and one of another center', async () => {
    const [a, b, c] = [
      await addEmployer(api, center, 'Golf One'),
      await addEmployer(api, center, 'Golf Two'),
      await addEmployer(api, center, 'Golf Three'),
    ];
    const foreign = await addEmployer(api, other, 'Golf Four');
    expect((await merge(a, a)).userErrors).toEqual([{ code: 'EMPLOYER_MERGED_WITH_ITSELF', field: 'intoId' }]);
    expect((await merge(a, foreign)).userErrors).toEqual([{ code: 'EMPLOYER_NOT_FOUND', field: 'intoId' }]);
    expect((await merge(foreign, a)).userErrors).toEqual([{ code: 'EMPLOYER_NOT_FOUND', field: 'fromId' }]);
    expect((await merge(a, b)).userErrors).toEqual([]);
    expect((await merge(a, c)).userErrors).toEqual([{ code: 'EMPLOYER_ALREADY_MERGED', field: 'fromId' }]);
    expect((await merge(c, a)).userErrors).toEqual([{ code: 'EMPLOYER_ALREADY_MERGED', field: 'intoId' }]);
    expect((await asAdmin(CHANGE, { input: { id: a, version: 2, name: 'Golf' } })).changeEmployer.userErrors).toEqual([
      { code: 'EMPLOYER_ALREADY_MERGED', field: 'id' },
    ]);
  });

  it('never makes a chain: what was merged before follows', async () => {
    const [a, b, c] = [
      await addEmployer(api, center, 'Hotel One'),
      await addEmployer(api, center, 'Hotel Two'),
      await addEmployer(api, center, 'Hotel Three'),
    ];
    await merge(a, b);
    await merge(b, c);
    expect((await asAdmin(EMPLOYER, { id: a })).employer.mergedInto.id).toBe(c);
  });

  const plantProspect = async (employerId: string): Promise<string> => {
    const id = newId();
    const [studentId, policyId, versionId] = [newId(), newId(), newId()];
    const run = (sql: string, values: unknown[]) => api.database.as('superuser', sql, values);
    await run(
      `INSERT INTO students (center_id, id, given_name, family_name, search_name, search_family_name, created_at) VALUES ($1, $2, 'A', 'B', 'a b', 'b a', now())`,
      [center.id, studentId],
    );
    await run(`INSERT INTO follow_up_policies (center_id, id, name, created_at) VALUES ($1, $2, 'planted', now())`, [
      center.id,
      policyId,
    ]);
    await run(
      `INSERT INTO policy_versions (center_id, id, policy_id, number, rules, published_at) VALUES ($1, $2, $3, 1, '{}', now())`,
      [center.id, versionId, policyId],
    );
    await run(
      `INSERT INTO prospects (center_id, id, student_id, employer_id, agency_id, policy_version_id, opened_at, opened_by, stage, next_step_key, next_step_kind,
         next_step_owner, next_step_opens_at, next_step_due_at, next_step_due_on, next_step_zone, next_step_why, thank_you_owed, last_activity_at, planned_at)
       VALUES ($1, $2, $3, $4, $4, $5, now(), $6, 'APPLIED', 'check', 'CHECK_APPLICATION', 'STUDENT', now(), now(), current_date, 'UTC', '{}', false, now(), now())`,
      [center.id, id, studentId, employerId, versionId, center.admin.id],
    );
    return id;
  };

  const prospectOf = async (id: string) =>
    (
      await api.database.as(
        'superuser',
        'SELECT employer_id, agency_id, plan_changes_at <= now() AS is_to_be_replanned FROM prospects WHERE id = $1',
        [id],
      )
    ).rows[0];
});

const auditOf = async (subjectId: string) =>
  (
    await api.database.as(
      'superuser',
      'SELECT action, before, after FROM audit_entries WHERE subject_id = $1 ORDER BY id',
      [subjectId],
    )
  ).rows;

describe('the employer people mean by a name', () => {
  const actor = (): Actor => ({
    centerId: center.id,
    userId: center.admin.id,
    roles: ['ADMIN'],
    studentId: null,
    sessionId: newId(),
    requestId: 'test',
  });
  const findOrAdd = (name: string) =>
    api.app.get(Database).inCenter(center.id, (tx) => api.app.get(EmployersService).findOrAdd(tx, actor(), name));

  it('is added once by two who name it at the same time', async () => {
    const [first, second] = await api.app.get(Database).inCenter(center.id, async (tx) => {
      const added = await api.app.get(EmployersService).findOrAdd(tx, actor(), 'India Tea, Ltd.');
      const again = findOrAdd('INDIA TEA');
      await vi.waitFor(async () => expect(await waiting()).toBe(1), { timeout: 10_000 });
      return [added, { found: again }] as const;
    });
    expect((await second.found).id).toBe(first.id);
    expect(await auditOf(first.id)).toHaveLength(1);
  });

  /** How many of our connections wait for another to commit. */
  const waiting = async (): Promise<number> => {
    const sql = `SELECT count(*)::int AS count FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    return (await api.database.as('superuser', sql)).rows[0].count;
  };

  it('is the one it was merged into', async () => {
    const from = await findOrAdd('Juliet Bakery');
    const into = await findOrAdd('J. Bakeries');
    await asAdmin(MERGE, { input: { fromId: from.id, intoId: into.id } });
    expect((await findOrAdd('juliet bakery')).id).toBe(into.id);
  });

  it('is not one of another center', async () => {
    const foreign = await addEmployer(api, other, 'Kilo Systems');
    const own = await findOrAdd('Kilo Systems');
    expect(own.id).not.toBe(foreign);
    expect(await api.app.get(EmployersStore).byIds(center.id, [foreign, own.id])).toHaveProperty('size', 1);
  });
});

describe('contacts', () => {
  const ADD_CONTACT = `mutation ($input: AddContactInput!) { addContact(input: $input) { contact { id name email employer { id } } userErrors { code field } } }`;
  const CHANGE_CONTACT = `mutation ($input: ChangeContactInput!) { changeContact(input: $input) { contact { name title role phone zone version } userErrors { code field } } }`;
  const CONTACTS = `query ($id: UUID!, $first: Int!, $after: String) { contacts(employerId: $id, first: $first, after: $after) { edges { node { name } } pageInfo { hasNextPage endCursor } } }`;

  it('are added by students too, and found at their employer', async () => {
    const employerId = await addEmployer(api, center, 'Lima');
    const { addContact: added } = await ask(api, student, ADD_CONTACT, {
      input: { employerId, name: 'Lea', email: ' Lea@Lima.example ' },
    });
    expect(added).toEqual({
      contact: { id: added.contact.id, name: 'Lea', email: 'lea@lima.example', employer: { id: employerId } },
      userErrors: [],
    });
    expect(
      (await asAdmin('query ($id: UUID!) { contact(id: $id) { name } }', { id: added.contact.id })).contact,
    ).toEqual({ name: 'Lea' });
  });

  it('come page by page', async () => {
    const id = await addEmployer(api, center, 'Mike');
    for (const name of ['One', 'Two', 'Three']) await addContact(api, center, id, name);
    const first = (await asAdmin(CONTACTS, { id, first: 2 })).contacts;
    expect(first).toMatchObject({
      edges: [{ node: { name: 'One' } }, { node: { name: 'Two' } }],
      pageInfo: { hasNextPage: true },
    });
    const second = (await asAdmin(CONTACTS, { id, first: 2, after: first.pageInfo.endCursor })).contacts;
    expect(second).toMatchObject({ edges: [{ node: { name: 'Three' } }], pageInfo: { hasNextPage: false } });
  });

  it('are changed field by field', async () => {
    const id = await addContact(api, center, await addEmployer(api, center, 'November'), 'Nia', {
      title: 'Head of People',
      phone: '1',
    });
    const { changeContact } = await ask(api, student, CHANGE_CONTACT, {
      input: { id, version: 1, phone: null, role: 'RECRUITER', zone: 'Europe/Berlin' },
    });
    expect(changeContact).toEqual({
      contact: {
        name: 'Nia',
        title: 'Head of People',
        role: 'RECRUITER',
        phone: null,
        zone: 'Europe/Berlin',
        version: 2,
      },
      userErrors: [],
    });
    expect(
      (await asAdmin(CHANGE_CONTACT, { input: { id, version: 1, name: 'Nina' } })).changeContact.userErrors,
    ).toEqual([{ code: 'VERSION_CONFLICT', field: 'version' }]);
  });

  it('of a merged employer go to the one it was merged into', async () => {
    const [from, into] = [await addEmployer(api, center, 'Oscar One'), await addEmployer(api, center, 'Oscar Two')];
    await asAdmin(MERGE, { input: { fromId: from, intoId: into } });
    const { addContact: added } = await asAdmin(ADD_CONTACT, { input: { employerId: from, name: 'Ola' } });
    expect(added.contact.employer.id).toBe(into);
  });

  it('of another center, or of no employer, do not exist', async () => {
    const employerId = await addEmployer(api, other, 'Papa');
    const id = await addContact(api, other, employerId, 'Pia');
    for (const unknown of [employerId, newId()])
      expect(
        (await asAdmin(ADD_CONTACT, { input: { employerId: unknown, name: 'Spy' } })).addContact.userErrors,
      ).toEqual([{ code: 'EMPLOYER_NOT_FOUND', field: 'employerId' }]);
    expect((await asAdmin('query ($id: UUID!) { contact(id: $id) { name } }', { id })).contact).toBeNull();
    expect((await asAdmin(CONTACTS, { id: employerId, first: 5 })).contacts.edges).toEqual([]);
    expect(
      (await asAdmin(CHANGE_CONTACT, { input: { id, version: 1, name: 'Spy' } })).changeContact.userErrors,
    ).toEqual([{ code: 'CONTACT_NOT_FOUND', field: 'id' }]);
  });

  it.each([
    [{ email: 'not an address' }, 'email', 'VALUE_NOT_VALID'],
    [{ name: ' ' }, 'name', 'VALUE_TOO_SMALL'],
    [{ phone: '1'.repeat(41) }, 'phone', 'VALUE_TOO_LARGE'],
  ])('are refused with %o', async (given, field, code) => {
    const employerId = (await api.app
      .get(Database)
      .inCenter(center.id, (tx) => api.app.get(EmployersStore).liveByName(tx, 'lima')))!.id;
    expect(
      (await asAdmin(ADD_CONTACT, { input: { employerId, name: 'Zoe', ...given } })).addContact.userErrors,
    ).toEqual([{ code, field }]);
  });
});
