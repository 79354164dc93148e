import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CalendarsService } from '../../src/calendars/index.js';
import { reasonOff } from '../../src/calendars/domain/business-calendar.js';
import { newId } from '../../src/platform/clock/index.js';
import { Database } from '../../src/platform/database/index.js';
import { addPerson, openCenter, type OpenedCenter, type TestPerson } from '../support/centers.js';
import { startTestApi, type TestApi } from '../support/test-api.js';

let api: TestApi;
let center: OpenedCenter;
let counselor: TestPerson;

beforeAll(async () => {
  api = await startTestApi();
  center = await openCenter(api, 'riverside');
  counselor = await addPerson(api, center, 'counselor', ['COUNSELOR']);
});
afterAll(() => api.stop());

const asAdmin = async (query: string, variables = {}) => {
  const { data, errors } = await api.graphql(query, variables, center.admin.token);
  expect(errors).toBeUndefined();
  return data;
};

const CHANGE_CENTER = `mutation ($input: ChangeCenterInput!) { changeCenter(input: $input) { center { slug name kind version } userErrors { code field } } }`;
const CHANGE_CALENDAR = `mutation ($input: ChangeCalendarInput!) {
  changeCalendar(input: $input) { calendar { zone country region workingWeekdays opensAtMinute closesAtMinute version } userErrors { code field message } } }`;
const ADD_CLOSURE = `mutation ($input: AddClosureInput!) { addClosure(input: $input) { closure { id firstDay lastDay reason } userErrors { code field } } }`;
const REMOVE_CLOSURE = `mutation ($input: RemoveClosureInput!) { removeClosure(input: $input) { closure { id } userErrors { code field } } }`;
const BUSINESS_DAYS = `query ($from: LocalDate!, $count: Int!) { businessDays(from: $from, count: $count) { day skipped { day reason } } }`;

describe('the center', () => {
  it('says what it is', async () => {
    expect(await asAdmin('{ center { slug name kind version } }')).toEqual({
      center: { slug: 'riverside', name: 'riverside', kind: 'COLLEGE', version: 1 },
    });
  });

  it('is changed by an admin who has read the latest version', async () => {
    const changed = await asAdmin(CHANGE_CENTER, { input: { version: 1, name: 'Riverside College' } });
    expect(changed.changeCenter).toEqual({
      center: { slug: 'riverside', name: 'Riverside College', kind: 'COLLEGE', version: 2 },
      userErrors: [],
    });
    const stale = await asAdmin(CHANGE_CENTER, { input: { version: 1, kind: 'OTHER' } });
    expect(stale.changeCenter).toEqual({ center: null, userErrors: [{ code: 'VERSION_CONFLICT', field: 'version' }] });
    const { errors } = await api.graphql(CHANGE_CENTER, { input: { version: 2, name: 'Mine' } }, counselor.token);
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('does not open under a short name that is taken', async () => {
    await expect(openCenter(api, 'riverside')).rejects.toThrow(
      'A center with the short name "riverside" is there already',
    );
  });
});

describe('the calendar', () => {
  it('counts business days past weekends and holidays, and says why', async () => {
    const { businessDays } = await asAdmin(BUSINESS_DAYS, { from: '2026-11-25', count: 2 });
    expect(businessDays).toEqual({
      day: '2026-11-30',
      skipped: [
        { day: '2026-11-26', reason: 'Thanksgiving Day' },
        { day: '2026-11-28', reason: 'Saturday' },
        { day: '2026-11-29', reason: 'Sunday' },
      ],
    });
  });

  it('counts closures as days off until they are removed', async () => {
    const added = await asAdmin(ADD_CLOSURE, {
      input: { firstDay: '2026-12-28', lastDay: '2026-12-30', reason: 'winter break' },
    });
    const { closure } = added.addClosure;
    expect(
      (await asAdmin('{ calendar { closures { edges { node { id reason } } } } }')).calendar.closures.edges,
    ).toEqual([{ node: { id: closure.id, reason: 'winter break' } }]);
    const count = () => asAdmin(BUSINESS_DAYS, { from: '2026-12-24', count: 1 });
    expect((await count()).businessDays).toMatchObject({
      day: '2026-12-31',
      skipped: expect.arrayContaining([{ day: '2026-12-28', reason: 'Center closed: winter break' }]),
    });
    await asAdmin(REMOVE_CLOSURE, { input: { id: closure.id } });
    expect((await count()).businessDays.day).toBe('2026-12-28');
    expect((await asAdmin(REMOVE_CLOSURE, { input: { id: closure.id } })).removeClosure.userErrors).toEqual([
      { code: 'CLOSURE_NOT_FOUND', field: 'id' },
    ]);
  });

  it.each([
    [{ firstDay: '2026-12-30', lastDay: '2026-12-28' }, 'CLOSURE_ENDS_BEFORE_IT_STARTS'],
    [{ firstDay: '2026-01-01', lastDay: '2027-02-01' }, 'CLOSURE_TOO_LONG'],
  ])('refuses the closure %o', async (days, code) => {
    const { addClosure } = await asAdmin(ADD_CLOSURE, { input: { ...days, reason: 'why not' } });
    expect(addClosure.userErrors).toEqual([{ code, field: 'lastDay' }]);
  });

  it('refuses a closure under an id that is taken', async () => {
    const input = { id: newId(), firstDay: '2027-03-01', lastDay: '2027-03-01', reason: 'moving' };
    expect((await asAdmin(ADD_CLOSURE, { input })).addClosure.closure.id).toBe(input.id);
    expect((await asAdmin(ADD_CLOSURE, { input })).addClosure.userErrors).toEqual([{ code: 'ID_TAKEN', field: 'id' }]);
  });

  it.each([
    [{ country: 'XX', region: null }, 'COUNTRY_NOT_KNOWN', 'country'],
    [{ country: 'DE' }, 'REGION_NOT_KNOWN', 'region'],
    [{ opensAtMinute: 1020 }, 'CLOSES_BEFORE_IT_OPENS', 'closesAtMinute'],
    [{ workingWeekdays: [] }, 'VALUE_TOO_SMALL', 'workingWeekdays'],
    [{ workingWeekdays: [8] }, 'VALUE_NOT_VALID', 'workingWeekdays.0'],
    [{ country: null }, 'VALUE_NOT_VALID', 'country'],
  ])('refuses the change %o', async (change, code, field) => {
    const { changeCalendar } = await asAdmin(CHANGE_CALENDAR, { input: { version: 1, ...change } });
    expect(changeCalendar.userErrors).toMatchObject([{ code, field }]);
  });

  it('changes only what is named', async () => {
    const { changeCalendar } = await asAdmin(CHANGE_CALENDAR, {
      input: { version: 1, country: 'DE', region: 'BY', workingWeekdays: [5, 1, 1, 2, 3, 4] },
    });
    expect(changeCalendar).toEqual({
      calendar: {
        zone: 'America/New_York',
        country: 'DE',
        region: 'BY',
        workingWeekdays: [1, 2, 3, 4, 5],
        opensAtMinute: 540,
        closesAtMinute: 1020,
        version: 2,
      },
      userErrors: [],
    });
    expect(
      (await asAdmin(CHANGE_CALENDAR, { input: { version: 2, region: null } })).changeCalendar.calendar.region,
    ).toBeNull();
  });

  it.each([
    [{ from: '2026-11-25', count: 251 }, 'COUNT_NOT_VALID'],
    [{ from: '1999-11-25', count: 1 }, 'DAY_OUT_OF_RANGE'],
  ])('does not count %o', async (variables, code) => {
    const { errors } = await api.graphql(BUSINESS_DAYS, variables, counselor.token);
    expect(errors?.[0]?.extensions.code).toBe(code);
  });
});

describe('the calendar of a place', () => {
  const calendarsAt = (now: string) =>
    api.app.get(Database).inCenter(other.id, (tx) => api.app.get(CalendarsService).calendarsOf(tx, Date.parse(now)));
  let other: OpenedCenter;

  beforeAll(async () => {
    other = await openCenter(api, 'lakeside');
    await api.graphql(
      ADD_CLOSURE,
      { input: { firstDay: '2026-06-15', lastDay: '2026-06-15', reason: 'moving' } },
      other.admin.token,
    );
  });

  it('keeps its own zone and holidays and the closures of the center', async () => {
    const bavaria = (await calendarsAt('2026-06-01T00:00:00Z')).of({
      zone: 'Europe/Berlin',
      country: 'DE',
      region: 'BY',
    });
    expect(bavaria.zone).toBe('Europe/Berlin');
    expect(reasonOff(bavaria, '2026-06-04')).toBe('Corpus Christi');
    expect(reasonOff(bavaria, '2026-11-26')).toBeNull();
    expect(reasonOff(bavaria, '2026-06-15')).toBe('Center closed: moving');
  });

  it("is the center's where nothing, or nothing true, is known", async () => {
    const calendars = await calendarsAt('2026-06-01T00:00:00Z');
    for (const place of [
      undefined,
      { zone: null, country: 'XX', region: 'BY' },
      { zone: null, country: null, region: 'BY' },
    ]) {
      expect(calendars.of(place).zone).toBe('America/New_York');
      expect(reasonOff(calendars.of(place), '2026-11-26')).toBe('Thanksgiving Day');
    }
    expect(reasonOff(calendars.of({ zone: null, country: 'DE', region: 'XX' }), '2026-10-03')).not.toBeNull();
  });

  it('knows holidays from two years before to three years after', async () => {
    const calendar = (await calendarsAt('2026-06-01T00:00:00Z')).of();
    expect(['2024-07-04', '2029-07-04'].map((day) => calendar.daysOff.get(day as never))).toEqual([
      'Independence Day',
      'Independence Day',
    ]);
    expect(['2023-07-04', '2030-07-04'].some((day) => calendar.daysOff.has(day as never))).toBe(false);
  });
});
