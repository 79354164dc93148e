import type { CenterCalendars, Place } from '../../calendars/index.js';
import { normalizedName } from '../../employers/index.js';
import type { CenterPlan } from './center-plan.js';
import type { Chance } from './chance.js';
import * as names from './names.js';
import { OfficeDays } from './office-days.js';
import type { Rows } from './rows.js';

const PROSPECTS_PER_EMPLOYER = 20;
const FEWEST_EMPLOYERS = 20;
/** Every pair of words once. */
const MOST_EMPLOYERS = names.EMPLOYER_FIRST.length * names.EMPLOYER_SECOND.length;
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

export function addEmployers(
  rows: Rows,
  plan: CenterPlan,
  chance: Chance,
  calendars: CenterCalendars,
): readonly SeedEmployer[] {
  const wanted = Math.round(plan.prospects / PROSPECTS_PER_EMPLOYER);
  const length = Math.min(Math.max(wanted, FEWEST_EMPLOYERS), MOST_EMPLOYERS);
  const offices = PLACES.map((place) => new OfficeDays(calendars.of(place)));
  return Array.from({ length }, (_, index) => add(rows, plan, chance, index, offices));
}

function add(
  rows: Rows,
  plan: CenterPlan,
  chance: Chance,
  index: number,
  offices: readonly OfficeDays[],
): SeedEmployer {
  const id = chance.id(plan.openedAt);
  const name = nameOf(index);
  const place = chance.between(0, PLACES.length - 1);
  const named = { name, normalized_name: normalizedName(name), kind: 'EMPLOYER' };
  rows.add('employers', {
    id,
    ...named,
    ...PLACES[place],
    created_at: new Date(plan.openedAt).toISOString(),
    version: 1,
  });
  const contactIds = Array.from({ length: CONTACTS_PER_EMPLOYER }, () => addContact(rows, plan, chance, id));
  return { id, contactIds: contactIds.toSorted(), office: offices[place]! };
}

function addContact(rows: Rows, { openedAt }: CenterPlan, chance: Chance, employerId: string): string {
  const id = chance.id(openedAt);
  rows.add('contacts', {
    id,
    employer_id: employerId,
    name: `${chance.pick(names.GIVEN_NAMES)} ${chance.pick(names.FAMILY_NAMES)}`,
    title: chance.pick(names.CONTACT_TITLES),
    role: 'INTERVIEWER',
    phone: PHONE,
    created_at: new Date(openedAt).toISOString(),
    version: 1,
  });
  return id;
}

function nameOf(index: number): string {
  const { EMPLOYER_FIRST: firsts, EMPLOYER_SECOND: seconds } = names;
  return `${firsts[index % firsts.length]} ${seconds[Math.floor(index / firsts.length)]}`;
}
