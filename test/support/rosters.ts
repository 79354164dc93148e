/** A roster as a student system exports it, with a known share of bad rows. */
export interface GeneratedRoster {
  readonly csv: string;
  /** Physical lines of the rows that must be refused. */
  readonly badLines: readonly number[];
}

const HEADERS = [
  'Student ID',
  'First Name',
  'Last Name',
  'E-mail Address',
  'Mobile Phone',
  'Cohort',
  'Cohort Start',
  'Cohort End',
  'Graduation Year',
  'Degree Level',
  'Major',
  'Advisor',
  'Time Zone',
];
const GIVEN = ['Ada', 'Björn', 'Chloé', 'Dmitri', 'Eun-ji', 'Fatima', 'Grace', 'Hiro', 'Siobhán', 'José'];
const FAMILY = ["O'Neil", 'Núñez', 'Smith, Jr.', 'van der Berg', 'Čapek', 'Nguyen', 'Okafor'];
const ZONES = ['America/New_York', 'America/Chicago', 'America/Los_Angeles', 'Europe/Berlin'];

/** Each makes one row bad in its own way; the last makes two bad rows share an id. */
const FAULTS: readonly ((row: Record<string, string>, nth: number) => void)[] = [
  (row) => void (row['Student ID'] = ''),
  (row) => void (row['E-mail Address'] = 'not an address'),
  (row) => void (row['Cohort Start'] = 'Spring 27'),
  (row) => void (row['Time Zone'] = 'Mars/Olympus'),
  (row, nth) => void (row['Student ID'] = `TWIN-${nth - (nth % 6)}`),
  (row, nth) => void (row['Student ID'] = `TWIN-${nth - (nth % 6)}`),
];
const BAD_PLACES_IN_100 = [7, 40, 73];

/** A deterministic roster in which every 100 rows hold 3 bad ones; use multiples of 200 rows so that twins come in pairs. */
export function roster(rows: number): GeneratedRoster {
  const badLines: number[] = [];
  const lines = Array.from({ length: rows }, (_, at) => {
    const row = goodRow(at);
    if (BAD_PLACES_IN_100.includes(at % 100)) {
      FAULTS[badLines.length % FAULTS.length]?.(row, badLines.length);
      badLines.push(at + 2);
    }
    return HEADERS.map((header) => quoted(row[header] ?? '')).join(',');
  });
  return { csv: [HEADERS.join(','), ...lines, ''].join('\r\n'), badLines };
}

const pick = (from: readonly string[], at: number): string => from[at % from.length] ?? '';

const goodRow = (at: number): Record<string, string> => ({
  'Student ID': `S-${String(at + 1).padStart(5, '0')}`,
  'First Name': pick(GIVEN, at),
  'Last Name': pick(FAMILY, at),
  'E-mail Address': `student${at + 1}@college.example`,
  'Mobile Phone': at % 4 === 0 ? '' : `+1 555 01${String(at % 10000).padStart(4, '0')}`,
  Cohort: `Cohort ${(at % 5) + 1}`,
  'Cohort Start': '2026-09-01',
  'Cohort End': at % 50 === 1 ? '**CLEAR**' : '2027-05-31',
  'Graduation Year': String(2027 + (at % 2)),
  'Degree Level': at % 3 === 0 ? 'Master' : 'Bachelor',
  Major: 'Business, Data & Law',
  Advisor: `advisor${(at % 7) + 1}@college.example`,
  'Time Zone': pick(ZONES, at),
});

const quoted = (text: string): string => (/[",\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text);
