import type { CenterCalendars, Place } from '../../calendars/index.js';
import { normalizedName } from '../../employers/index.js';
import type { CenterPlan } from './center.js';
import type { Chance } from './chance.js';
import * as names from './names.js';
import { OfficeDays } from './office-days.js';
import type { Rows } from './rows.js';

const PROSPECTS_PER_EMPLOYER = 20;
const FEWEST_EMPLOYERS = 20;
const CONTACTS_PER_EMPLOYER = 3;
/** Numbers 0100 to 0199 of exchange 555 belong to nobody. */
const PHONE = '+1 212 555 0100';

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

export function employersOf(draft: Draft, calendars: CenterCalendars, prospects: number): readonly SeedEmployer[] {
  const count = Math.max(FEWEST_EMPLOYERS, Math.round(prospects / PROSPECTS_PER_EMPLOYER));
  const offices = PLACES.map((place) => new OfficeDays(calendars.of(place)));
  return Array.from({ length: count }, (_, index) => employer(draft, index, offices));
}

function employer(draft: Draft, index: number, offices: readonly OfficeDays[]): SeedEmployer {
  const { chance, rows, openedAt } = draft;
  const id = chance.id(openedAt);
  const name = employerName(index);
  const place = chance.between(0, PLACES.length - 1);
  const created_at = new Date(openedAt).toISOString();
  rows.add('employers', {
    id,
    name,
    normalized_name: normalizedName(name),
    kind: 'EMPLOYER',
    ...PLACES[place],
    created_at,
    version: 1,
  });
  const contactIds = Array.from({ length: CONTACTS_PER_EMPLOYER }, () => contact(draft, id));
  return { id, contactIds: contactIds.toSorted(), office: offices[place]! };
}

function contact({ chance, rows, openedAt }: Draft, employerId: string): string {
  const id = chance.id(openedAt);
  const name = `${chance.pick(names.GIVEN_NAMES)} ${chance.pick(names.FAMILY_NAMES)}`;
  const title = chance.pick(names.CONTACT_TITLES);
  rows.add('contacts', {
    id,
    employer_id: employerId,
    name,
    title,
    role: 'INTERVIEWER',
    phone: PHONE,
    created_at: new Date(openedAt).toISOString(),
    version: 1,
  });
  return id;
}

/** Every name once: the two words first, then the words with a number. */
function employerName(index: number): string {
  const [firsts, seconds] = [names.EMPLOYER_FIRST, names.EMPLOYER_SECOND];
  const round = Math.floor(index / (firsts.length * seconds.length));
  const name = `${firsts[index % firsts.length]} ${seconds[Math.floor(index / firsts.length) % seconds.length]}`;
  return round === 0 ? name : `${name} ${round + 1}`;
}
