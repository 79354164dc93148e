import { type Cell, headerLine, lines } from './csv-lines.js';
import { type Asked, calendarOf, daysOf, loadsOf, totalsOf, type Work, type Worlds } from './domain/summary.js';
import type { CalendarCount, Figures, LoadCount } from './dry-run-results.store.js';

export interface FoundFigures {
  readonly days: readonly Figures[];
  readonly calendar: readonly CalendarCount[];
  readonly loads: readonly LoadCount[];
  /** Those who have a load, by id. */
  readonly counselors: ReadonlyMap<string, { readonly givenName: string; readonly familyName: string }>;
}

/** What a figure is about. Figures about different things count the same steps: they are not to be added up. */
type About = 'TOTAL' | 'DAY' | 'DAY_AND_KIND' | 'COUNSELOR';

/** One line: a figure in each of the worlds, and what it is about. */
interface Line extends Partial<Record<'day' | 'kind' | 'channel' | 'counselorId' | 'counselor', string | null>> {
  readonly about: About;
  readonly figure: string;
  readonly tried: Cell;
  readonly inForce: Cell;
  /** Null: this figure is only of what a policy asks for. */
  readonly happened: Cell;
}

const COLUMNS = {
  About: 'about',
  Figure: 'figure',
  Day: 'day',
  Kind: 'kind',
  Channel: 'channel',
  'Counselor id': 'counselorId',
  Counselor: 'counselor',
  Tried: 'tried',
  'In force': 'inForce',
  Happened: 'happened',
} as const satisfies Record<string, keyof Line>;

const DONE = { CONTACTS: 'contacts', CALLS: 'calls', EMAILS: 'emails' } as const;

const ASKED = {
  STEPS: 'steps',
  ON_TIME: 'onTime',
  LATE: 'late',
  MISSED: 'missed',
  COUNSELOR_OWED: 'counselorOwed',
  TO_COUNSELOR: 'toCounselor',
  TO_LEAD: 'toLead',
} as const;

const WORK = {
  OWED: 'owed',
  ESCALATIONS: 'escalations',
  MOST_ON_ONE_DAY: 'mostOnOneDay',
  BUSIEST_DAY: 'busiestDay',
} as const;

/** The figures of a dry run, one in each line: of all days, of each day, of each kind of step on a day, and of each counselor. */
export const figuresFile = (found: FoundFigures): string => {
  const all = [...totalLines(found), ...dayLines(found), ...kindLines(found), ...counselorLines(found)];
  const cells = all.map((line) => Object.values(COLUMNS).map((column) => line[column] ?? null));
  return headerLine(Object.keys(COLUMNS)) + lines(cells);
};

const totalLines = ({ days }: FoundFigures): Line[] => countLines({ about: 'TOTAL' }, totalsOf(days));

const dayLines = ({ days }: FoundFigures): Line[] =>
  daysOf(days).flatMap(({ day, ...counts }) => countLines({ about: 'DAY', day }, counts));

const kindLines = ({ calendar }: FoundFigures): Line[] =>
  calendarOf(calendar).map((entry) => ({ about: 'DAY_AND_KIND', figure: 'STEPS', ...entry }));

const counselorLines = ({ loads, counselors }: FoundFigures): Line[] =>
  loadsOf(loads).flatMap(({ counselorId, tried, inForce }) => {
    const { givenName = '', familyName = '' } = counselors.get(counselorId ?? '') ?? {};
    const counselor = `${givenName} ${familyName}`.trim();
    return askedLines({ about: 'COUNSELOR', counselorId, counselor }, WORK, { tried, inForce });
  });

type Subject = Omit<Line, 'figure' | keyof Worlds<Cell>>;

const countLines = (subject: Subject, counts: Worlds<Asked>): Line[] => [
  ...Object.entries(DONE).map(([figure, name]) => ({
    ...subject,
    figure,
    tried: counts.tried[name],
    inForce: counts.inForce[name],
    happened: counts.happened[name],
  })),
  ...askedLines(subject, ASKED, counts),
];

const askedLines = <Name extends keyof (Asked & Work)>(
  subject: Subject,
  figures: Readonly<Record<string, Name>>,
  { tried, inForce }: Record<'tried' | 'inForce', Readonly<Record<Name, Cell>>>,
): Line[] =>
  Object.entries(figures).map(([figure, name]) => ({
    ...subject,
    figure,
    tried: tried[name],
    inForce: inForce[name],
    happened: null,
  }));
