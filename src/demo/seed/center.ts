import { CenterCalendars, type Place } from '../../calendars/index.js';
import { normalizedName } from '../../employers/index.js';
import { UNTIL_OFFER_OR_REJECTION } from '../../follow-up-policies/index.js';
import { addDays } from '../../kernel/day.js';
import { DAY, type Instant } from '../../kernel/instant.js';
import { Chance } from './chance.js';
import * as names from './names.js';
import { OfficeDays } from './office-days.js';
import type { SeedOptions } from './options.js';
import { Rows } from './rows.js';
import { evenShare, type Share } from './shares.js';

const STUDENTS_PER_COUNSELOR = 40;
const PROSPECTS_PER_EMPLOYER = 20;
const FEWEST_EMPLOYERS = 20;
const CONTACTS_PER_EMPLOYER = 3;
const OPENED_BEFORE = 400 * DAY;

/** The same four shapes come round again. */
const SHAPES = [
  { kind: 'COLLEGE', zone: 'America/New_York', region: 'NY' },
  { kind: 'WORKFORCE', zone: 'America/Chicago', region: 'IL' },
  { kind: 'COLLEGE', zone: 'America/Los_Angeles', region: 'CA' },
  { kind: 'OTHER', zone: 'America/Denver', region: 'CO' },
] as const;

/** Most employers are in town; a place of nulls keeps the hours and holidays of the center. */
const PLACES: readonly Place[] = [
  ...Array.from({ length: 8 }, () => ({ zone: null, country: null, region: null })),
  { zone: 'America/Chicago', country: 'US', region: 'TX' },
  { zone: 'Europe/Berlin', country: 'DE', region: 'BE' },
];

export interface SeedEmployer {
  readonly id: string;
  readonly contactIds: readonly string[];
  readonly office: OfficeDays;
}

/** A center before its first student, and the numbers of its students and prospects among all. */
export interface SeedCenter {
  readonly id: string;
  readonly number: number;
  readonly slug: string;
  readonly students: Share;
  readonly prospects: Share;
  readonly openedAt: Instant;
  readonly policyVersionId: string;
  readonly counselorIds: readonly string[];
  readonly cohortIds: readonly string[];
  readonly employers: readonly SeedEmployer[];
  readonly zone: string;
  readonly rows: Rows;
}

/** Makes the center with that number, from 1 on. */
export function centerOf(options: SeedOptions, number: number, passwordHash: string): SeedCenter {
  const slug = `seed-${String(number).padStart(3, '0')}`;
  const chance = new Chance(`${options.seed}/${slug}`);
  const openedAt = options.now - OPENED_BEFORE;
  const students = evenShare(options.students, number - 1, options.centers);
  const prospects = evenShare(options.prospects, number - 1, options.centers);
  const draft: Draft = { chance, slug, openedAt, rows: new Rows(), now: options.now, shape: SHAPES[(number - 1) % SHAPES.length]! };
  const calendars = openWithCalendar(draft);
  return {
    ...{ id: chance.id(openedAt), number, slug, students, prospects, openedAt, zone: draft.shape.zone, rows: draft.rows },
    policyVersionId: publishPolicy(draft),
    counselorIds: staff(draft, Math.ceil((students.to - students.from) / STUDENTS_PER_COUNSELOR), passwordHash),
    cohortIds: cohorts(draft, options.cohorts),
    employers: employers(draft, calendars, Math.max(FEWEST_EMPLOYERS, Math.round((prospects.to - prospects.from) / PROSPECTS_PER_EMPLOYER))),
  };
}

interface Draft {
  readonly chance: Chance;
  readonly slug: string;
  readonly openedAt: Instant;
  readonly now: Instant;
  readonly shape: (typeof SHAPES)[number];
  readonly rows: Rows;
}

function openWithCalendar({ rows, slug, now, shape }: Draft): CenterCalendars {
  rows.add('center_profiles', { name: `Career Center ${slug.slice(-3)}`, kind: shape.kind, version: 1 });
  const hours = { zone: shape.zone, country: 'US', region: shape.region };
  rows.add('center_calendars', { ...hours, working_weekdays: [1, 2, 3, 4, 5], opens_at_minute: 540, closes_at_minute: 1020, version: 1 });
  const year = new Date(now).getUTCFullYear();
  return new CenterCalendars({ ...hours, workingWeekdays: [1, 2, 3, 4, 5], opensAtMinute: 540, closesAtMinute: 1020 }, [], { first: year - 2, last: year + 3 });
}

function publishPolicy({ chance, rows, openedAt }: Draft): string {
  const [policyId, versionId] = [chance.id(openedAt), chance.id(openedAt)];
  const since = new Date(openedAt).toISOString();
  rows.add('follow_up_policies', { id: policyId, name: UNTIL_OFFER_OR_REJECTION.name, is_default: true, created_at: since });
  rows.add('policy_versions', { id: versionId, policy_id: policyId, number: 1, rules: UNTIL_OFFER_OR_REJECTION, published_at: since });
  return versionId;
}

/** One admin, one lead, and the counselors, whose ids are answered. */
function staff(draft: Draft, counselors: number, passwordHash: string): readonly string[] {
  addPerson(draft, 'admin', ['ADMIN'], passwordHash);
  addPerson(draft, 'lead', ['LEAD', 'COUNSELOR'], passwordHash);
  return Array.from({ length: Math.max(1, counselors) }, (_, index) => addPerson(draft, `counselor-${index + 1}`, ['COUNSELOR'], passwordHash));
}

function addPerson({ chance, slug, rows, openedAt }: Draft, account: string, roles: readonly string[], passwordHash: string): string {
  const id = chance.id(openedAt);
  const [given_name, family_name] = [chance.pick(names.GIVEN_NAMES), chance.pick(names.FAMILY_NAMES)];
  const created_at = new Date(openedAt).toISOString();
  rows.add('users', { id, email: `${account}@${slug}.example`, given_name, family_name, roles, password_hash: passwordHash, created_at, version: 1 });
  return id;
}

function cohorts({ chance, rows, openedAt, now }: Draft, count: number): readonly string[] {
  const today = new Date(now).toISOString().slice(0, 10) as `${number}-${number}-${number}`;
  return Array.from({ length: count }, (_, index) => {
    const id = chance.id(openedAt);
    const days = { starts_on: addDays(today, -200), ends_on: addDays(today, 165) };
    rows.add('cohorts', { id, name: `Cohort ${index + 1}`, ...days, created_at: new Date(openedAt).toISOString(), version: 1 });
    return id;
  });
}

function employers(draft: Draft, calendars: CenterCalendars, count: number): readonly SeedEmployer[] {
  const offices = PLACES.map((place) => new OfficeDays(calendars.of(place)));
  return Array.from({ length: count }, (_, index) => employer(draft, index, offices));
}

function employer({ chance, rows, openedAt }: Draft, index: number, offices: readonly OfficeDays[]): SeedEmployer {
  const id = chance.id(openedAt);
  const name = employerName(index);
  const place = chance.between(0, PLACES.length - 1);
  const created_at = new Date(openedAt).toISOString();
  rows.add('employers', { id, name, normalized_name: normalizedName(name), kind: 'EMPLOYER', ...PLACES[place], created_at, version: 1 });
  const contactIds = Array.from({ length: CONTACTS_PER_EMPLOYER }, () => {
    const contactId = chance.id(openedAt);
    const contact = `${chance.pick(names.GIVEN_NAMES)} ${chance.pick(names.FAMILY_NAMES)}`;
    rows.add('contacts', { id: contactId, employer_id: id, name: contact, title: chance.pick(names.CONTACT_TITLES), role: 'INTERVIEWER', phone: '+1 555 0100', created_at, version: 1 });
    return contactId;
  });
  return { id, contactIds: contactIds.toSorted(), office: offices[place]! };
}

/** Every name once: the two words first, then the words with a number. */
function employerName(index: number): string {
  const [firsts, seconds] = [names.EMPLOYER_FIRST, names.EMPLOYER_SECOND];
  const round = Math.floor(index / (firsts.length * seconds.length));
  const name = `${firsts[index % firsts.length]} ${seconds[Math.floor(index / firsts.length) % seconds.length]}`;
  return round === 0 ? name : `${name} ${round + 1}`;
}
