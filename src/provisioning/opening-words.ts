import type { CalendarSettings } from '../calendars/index.js';
import { CENTER_KINDS, type CenterKind } from '../centers/index.js';
import { NotACommand, optionsOf } from '../platform/config/index.js';
import type { NewCenter } from './center-opening.service.js';

const USAGE = `Usage: npm run open-center -- --slug riverside-college --name "Riverside College" --zone America/New_York --country US [--region NY]
       [--kind ${CENTER_KINDS.join('|')}] --admin-email admin@riverside.example [--admin-name "Ada Admin"] < password.txt`;

const OPTIONS = {
  slug: { type: 'string' },
  name: { type: 'string' },
  kind: { type: 'string', default: 'COLLEGE' },
  zone: { type: 'string' },
  country: { type: 'string' },
  region: { type: 'string' },
  'admin-email': { type: 'string' },
  'admin-name': { type: 'string', default: 'Center Admin' },
} as const;

/** Monday to Friday from nine to five, until the center says otherwise. */
const OFFICE_HOURS: Pick<CalendarSettings, 'workingWeekdays' | 'opensAtMinute' | 'closesAtMinute'> = {
  workingWeekdays: [1, 2, 3, 4, 5],
  opensAtMinute: 540,
  closesAtMinute: 1020,
};

/** The center that a command line asks for, but for the admin's password. */
export function readOpening(words: readonly string[]): (password: string) => NewCenter {
  const { slug, name, kind, zone, country, region, ...admin } = optionsOf(words, OPTIONS, USAGE);
  const { 'admin-email': email, 'admin-name': adminName } = admin;
  if (!slug || !name || !zone || !country || !email) throw new NotACommand(USAGE);
  const [givenName = '', ...familyNames] = adminName.trim().split(/\s+/);
  return (password) => ({
    slug,
    name,
    kind: kind as CenterKind,
    calendar: { zone, country, region: region ?? null, ...OFFICE_HOURS },
    admin: { email, givenName, familyName: familyNames.join(' '), password },
  });
}

/** The password on standard input: one line, as it was typed. A file in another encoding than UTF-8 would make one that nobody can type. */
export function passwordIn(input: string): string {
  const password = input.replace(/^\uFEFF/, '').replace(/\r?\n$/, '');
  if (/[\p{Cc}\uFFFD]/u.test(password))
    throw new NotACommand('The password must be one line of text in UTF-8, without control characters.');
  return password;
}
