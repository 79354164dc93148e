import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../src/platform/clock/index.js';
import { addPerson, openCenter, type OpenedCenter, type TestPerson } from '../support/centers.js';
import { addContact, addEmployer, addSignedInStudent, ask, type Data, type TestStudent } from '../support/people.js';
import { dayFromNow, daysFromNow, logInterview, recordFollowUp } from '../support/prospects.js';
import { startTestApi, type TestApi } from '../support/test-api.js';

let api: TestApi;
let center: OpenedCenter;
let lead: TestPerson;
let counselor: TestPerson;
let ana: TestStudent;

beforeAll(async () => {
  api = await startTestApi();
  center = await openCenter(api, 'riverside');
  lead = await addPerson(api, center, 'lea', ['LEAD']);
  counselor = await addPerson(api, center, 'carla', ['COUNSELOR']);
  ana = await addSignedInStudent(api, center, 'ana');
});
afterAll(() => api.stop());

const SCRIPT = `query ($prospectId: UUID!, $purpose: ScriptPurpose, $channel: Channel, $contactId: UUID) {
  script(prospectId: $prospectId, purpose: $purpose, channel: $channel, contactId: $contactId) {
    purpose channel title opening body versionId versionNumber contact { name } missing { variable label advice } answers { disposition they you leadsTo } } }`;
const NOTES = `query ($id: UUID!) { thankYouScripts(prospectId: $id) { channel opening contact { name } missing { variable } } }`;
const TEMPLATES = '{ scriptTemplates { purpose channel title versionId versionNumber version } }';
const SAVE = `mutation ($input: SaveScriptInput!) { saveScript(input: $input) { script { versionId versionNumber version title } userErrors { code field message } } }`;
const USE = `mutation ($input: UseScriptVersionInput!) { useScriptVersion(input: $input) { script { versionId versionNumber version title } userErrors { code field } } }`;
const VERSIONS = `query ($first: Int, $after: String) { scriptVersions(purpose: THANK_YOU, channel: LETTER, first: $first, after: $after) {
  edges { node { number title } } pageInfo { hasNextPage endCursor } } }`;
const PREVIEW = `query ($input: ScriptDraftInput!) { previewScript(input: $input) { title opening body problems { part line column message } userErrors { code field } } }`;
const PRACTISE = `mutation ($input: RecordPracticeInput!) { recordPractice(input: $input) {
  followUp { id kind answersStep practice { purpose channel versionNumber seconds } } prospect { nextStep { kind } followUps { kind practice { seconds } } } userErrors { code field } } }`;

const scriptOf = async (as: { token: string }, variables: object): Promise<Data> =>
  (await ask(api, as, SCRIPT, variables)).script;
const save = async (as: { token: string }, input: object): Promise<Data> =>
  (await ask(api, as, SAVE, { input })).saveScript;

/** An interview two weeks ago with two people; they promised an answer the day before yesterday. */
const interviewed = async (employerName: string): Promise<string> => {
  const { prospect } = await logInterview(api, ana.person.token, {
    prospect: { employerName, position: 'Support Analyst' },
    startsAt: daysFromNow(-14),
    contacts: [{ name: 'Maria Okafor', title: 'Head of Support' }, { name: 'Ben Adler' }],
    gamePlan: { promisedOn: dayFromNow(-2), precision: 'DAY', initiator: 'STUDENT_CALLS' },
  });
  return prospect.id;
};

const CONTACTS = 'query ($id: UUID!) { thankYouScripts(prospectId: $id) { contact { id } } }';

const thankAll = async (prospectId: string, happenedAt: string): Promise<void> => {
  const { thankYouScripts } = await ask(api, ana.person, CONTACTS, { id: prospectId });
  for (const { contact } of thankYouScripts)
    await recordFollowUp(api, ana.person.token, {
      prospectId,
      kind: 'THANK_YOU',
      channel: 'EMAIL',
      contactId: contact.id,
      happenedAt,
    });
};

describe('the script of a prospect', () => {
  it('fits what is owed now and speaks of what is known', async () => {
    const { prospect } = await logInterview(api, ana.person.token, {
      prospect: { employerName: 'Fresh Foods', position: 'Clerk' },
      startsAt: daysFromNow(-0.1),
      contacts: [{ name: 'Maria Okafor' }],
    });
    expect(await scriptOf(ana.person, { prospectId: prospect.id })).toMatchObject({
      purpose: 'THANK_YOU',
      channel: 'EMAIL',
      title: expect.stringMatching(/^Thank you for our conversation (today|yesterday)$/),
      opening: 'Dear Maria Okafor,',
      versionId: null,
      versionNumber: 0,
      answers: [],
      missing: [],
    });
    const prospectId = await interviewed('Harbor Logistics');
    const call = await scriptOf(ana.person, { prospectId });
    expect(call).toMatchObject({ purpose: 'STATUS_CHECK', channel: 'PHONE', missing: [] });
    expect(call.opening).toMatch(
      /^Hello .*, this is ana Student\. We met two weeks ago about the Support Analyst position\./,
    );
    expect(call.body).toMatch(/You hoped to decide by \w+ \d+ \w+, so/);
    expect(call.answers[0]).toEqual({
      disposition: 'STILL_PENDING',
      they: 'We have not decided yet.',
      you: expect.any(String),
      leadsTo: 'RESTATE_VALUE',
    });
  });

  it('restates value once they said that it is still open, and lists what it lacks', async () => {
    const prospectId = await interviewed('Pending Works');
    await thankAll(prospectId, daysFromNow(-13));
    await recordFollowUp(api, ana.person.token, {
      prospectId,
      kind: 'STATUS_CHECK',
      channel: 'PHONE',
      disposition: 'STILL_PENDING',
      happenedAt: daysFromNow(-1),
    });
    const script = await scriptOf(counselor, { prospectId });
    expect(script).toMatchObject({ purpose: 'RESTATE_VALUE' });
    expect(script.body).toContain('[what you bring]');
    expect(script.missing).toEqual([
      { variable: 'student.valuePoints', label: 'what you bring', advice: expect.stringContaining('profile') },
    ]);
  });

  it('is written for everybody who was met', async () => {
    const { thankYouScripts } = await ask(api, ana.person, NOTES, { id: await interviewed('Two People') });
    expect(thankYouScripts).toHaveLength(2);
    expect(thankYouScripts).toEqual(
      expect.arrayContaining([
        { channel: 'EMAIL', opening: 'Dear Maria Okafor,', contact: { name: 'Maria Okafor' }, missing: [] },
        { channel: 'EMAIL', opening: 'Dear Ben Adler,', contact: { name: 'Ben Adler' }, missing: [] },
      ]),
    );
  });

  it('exists only for whom one reaches', async () => {
    const prospectId = await interviewed('Private Matters');
    const tim = await addSignedInStudent(api, center, 'tim');
    const other = await openCenter(api, 'lakeside');
    const contactId = await addContact(api, other, await addEmployer(api, other, 'Elsewhere'), 'Eve');
    for (const as of [tim.person, other.admin]) {
      expect(await scriptOf(as, { prospectId })).toBeNull();
      expect((await ask(api, as, NOTES, { id: prospectId })).thankYouScripts).toEqual([]);
    }
    expect(await scriptOf(ana.person, { prospectId, contactId })).toBeNull();
    expect(await scriptOf(ana.person, { prospectId, contactId: newId() })).toBeNull();
  });
});

describe('a center', () => {
  const SLOT = { purpose: 'THANK_YOU', channel: 'LETTER' };

  it('puts a script into its own words, version by version, and can go back', async () => {
    const words = { opening: 'Dear {{ contact.name }},', body: 'Thank you from {{ center.name }}.' };
    const first = await save(lead, { ...SLOT, ...words, title: 'One', version: 0 });
    expect(first).toMatchObject({ script: { versionNumber: 1, version: 1, title: 'One' }, userErrors: [] });
    expect((await save(lead, { ...SLOT, ...words, title: 'Late', version: 0 })).userErrors).toMatchObject([
      { code: 'VERSION_CONFLICT', field: 'version' },
    ]);
    await save(center.admin, { ...SLOT, ...words, title: 'Two', version: 1 });
    const prospectId = await interviewed('Worded Ltd');
    const read = () => scriptOf(ana.person, { prospectId, ...SLOT });
    expect(await read()).toMatchObject({ title: 'Two', body: 'Thank you from riverside.', versionNumber: 2 });

    const use = async (input: object) => (await ask(api, lead, USE, { input: { ...SLOT, ...input } })).useScriptVersion;
    expect((await use({ version: 2, versionId: first.script.versionId })).script).toMatchObject({ title: 'One' });
    expect(await read()).toMatchObject({ title: 'One', versionNumber: 1 });
    expect((await use({ version: 3, versionId: newId() })).userErrors).toEqual([
      { code: 'SCRIPT_VERSION_NOT_FOUND', field: 'versionId' },
    ]);
    expect((await use({ version: 3 })).script).toMatchObject({ versionId: null, versionNumber: 0, version: 4 });
    expect(await read()).toMatchObject({ title: 'Thank you for our conversation two weeks ago' });

    const page = (await ask(api, counselor, VERSIONS, { first: 1 })).scriptVersions;
    expect(page.edges).toEqual([{ node: { number: 2, title: 'Two' } }]);
    const rest = (await ask(api, counselor, VERSIONS, { first: 1, after: page.pageInfo.endCursor })).scriptVersions;
    expect(rest).toMatchObject({ edges: [{ node: { number: 1 } }], pageInfo: { hasNextPage: false } });
    const other = await openCenter(api, 'seaside');
    expect((await ask(api, other.admin, VERSIONS)).scriptVersions.edges).toEqual([]);
  });

  it('sees what is wrong with a draft before it is saved, with line and column', async () => {
    const draft = { title: 'T', opening: 'O', body: 'Dear {{ contact.name }},\n{{ contact.nmae }}' };
    const { previewScript } = await ask(api, counselor, PREVIEW, { input: draft });
    expect(previewScript).toMatchObject({
      body: null,
      problems: [{ part: 'body', line: 2, column: 4, message: expect.stringContaining('"contact.nmae"') }],
    });
    expect((await save(lead, { ...SLOT, ...draft, version: 4 })).userErrors).toMatchObject([
      { code: 'SCRIPT_NOT_VALID', field: 'body', message: expect.stringMatching(/^body: line 2, column 4: /) },
    ]);
    const good = await ask(api, counselor, PREVIEW, { input: { ...draft, body: 'Dear {{ contact.name }}' } });
    expect(good.previewScript).toMatchObject({ body: 'Dear Maria Okafor', problems: [], userErrors: [] });
  });

  it.each([
    '{{ student.constructor.constructor }}',
    '{% for i in (1..999999999) %}x{% endfor %}',
    '{% include "/etc/passwd" %}',
    'x'.repeat(900_000),
    '{% if contact.name %}'.repeat(200),
  ])('is told what is wrong with %.45s', async (body) => {
    const { userErrors } = await save(lead, { ...SLOT, title: 'T', opening: 'O', body, version: 4 });
    expect(userErrors.length).toBeGreaterThan(0);
    expect(['SCRIPT_NOT_VALID', 'VALUE_TOO_LARGE']).toContain(userErrors[0].code);
  });

  it('knows every script and variable', async () => {
    const { scriptTemplates } = await ask(api, counselor, TEMPLATES);
    expect(scriptTemplates).toHaveLength(24);
    const { scriptVariables } = await ask(api, counselor, '{ scriptVariables { name isList sample } }');
    expect(scriptVariables).toContainEqual({
      name: 'interview.when.relative',
      isList: false,
      sample: ['last Tuesday'],
    });
  });

  it('lets only leads and admins write, and only staff look behind', async () => {
    for (const as of [counselor, ana.person]) {
      const { errors } = await api.graphql(
        SAVE,
        { input: { ...SLOT, title: 'T', opening: 'O', body: 'B', version: 4 } },
        as.token,
      );
      expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    }
    expect((await api.graphql(TEMPLATES, {}, ana.person.token)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});

describe('practice out loud', () => {
  it('is a rehearsal on the timeline that settles the step', async () => {
    const { prospect } = await logInterview(api, ana.person.token, {
      prospect: { employerName: 'Practice Inc', position: 'Clerk' },
      startsAt: daysFromNow(-4),
      contacts: [{ name: 'Maria' }],
      gamePlan: { promisedOn: dayFromNow(0), precision: 'DAY', initiator: 'STUDENT_CALLS' },
    });
    await thankAll(prospect.id, daysFromNow(-3));
    const before = await ask(api, ana.person, 'query ($id: UUID!) { prospect(id: $id) { nextStep { kind } } }', {
      id: prospect.id,
    });
    expect(before.prospect.nextStep.kind).toBe('REHEARSE');
    const input = { prospectId: prospect.id, purpose: 'STATUS_CHECK', channel: 'PHONE', seconds: 95 };
    const { recordPractice } = await ask(api, ana.person, PRACTISE, { input });
    expect(recordPractice).toMatchObject({
      followUp: {
        kind: 'REHEARSAL',
        answersStep: expect.any(String),
        practice: { purpose: 'STATUS_CHECK', channel: 'PHONE', versionNumber: 0, seconds: 95 },
      },
      prospect: {
        nextStep: { kind: 'STATUS_CHECK' },
        followUps: [
          { kind: 'THANK_YOU', practice: null },
          { kind: 'REHEARSAL', practice: { seconds: 95 } },
        ],
      },
      userErrors: [],
    });
  });

  it('names only what is there', async () => {
    const prospectId = await interviewed('Nothing There');
    const practise = async (as: { token: string }, input: object) =>
      (
        await ask(api, as, PRACTISE, {
          input: { prospectId, purpose: 'STATUS_CHECK', channel: 'PHONE', seconds: 9, ...input },
        })
      ).recordPractice.userErrors;
    expect(await practise(ana.person, { versionId: newId() })).toEqual([
      { code: 'SCRIPT_VERSION_NOT_FOUND', field: 'versionId' },
    ]);
    expect(await practise(ana.person, { channel: 'LETTER' })).toEqual([{ code: 'VALUE_NOT_VALID', field: 'channel' }]);
    expect(await practise(ana.person, { seconds: 0 })).toEqual([{ code: 'VALUE_TOO_SMALL', field: 'seconds' }]);
    const uma = await addSignedInStudent(api, center, 'uma');
    expect(await practise(uma.person, {})).toEqual([{ code: 'PROSPECT_NOT_FOUND', field: 'prospectId' }]);
  });
});
