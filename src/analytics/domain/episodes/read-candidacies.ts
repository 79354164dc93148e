import { type Candidacies, ENDINGS, EXPOSURES, HORIZON, NEVER } from './candidacies.js';

const MS_PER_DAY = 86_400_000;

/** What is read of a center, with the ids behind the numbers of its cohorts and counselors. */
export interface ReadCandidacies {
  readonly candidacies: Candidacies;
  readonly cohorts: readonly string[];
  readonly counselors: readonly string[];
}

/** The fields of a line, in the order in which the store writes them; empty: not known or none. Moments are milliseconds since 1970. */
const FIELDS = [
  'student',
  'cohort',
  'counselor',
  'tier',
  'readiness',
  'zero',
  'ending',
  'endedAt',
  'learned',
  'knownAt',
  'thankedAt',
  'askedAt',
  'feedbackAskedAt',
  'thankEnteredInTime',
  'askEnteredInTime',
  'feedbackAskEnteredInTime',
  'interviews',
] as const;
const AT = Object.fromEntries(FIELDS.map((field, at) => [field, at])) as Record<(typeof FIELDS)[number], number>;

/**
 * Turns moments into days after the first interview: something at `moment` has the day floor((moment - zero) / 24 h) + 1. An open
 * candidacy is watched to the last day completed by `asOf`, at most HORIZON; what came later has not been seen. One that ended
 * before its first day, or was not watched for a day, is left out.
 */
export function readCandidacies(lines: Iterable<readonly string[]>, asOf: number): ReadCandidacies {
  const [cohorts, counselors] = [new Ids(), new Ids()];
  const rows: Row[] = [];
  const interviews = { day: [] as number[], round: [] as number[], inPerson: [] as number[], promise: [] as number[] };
  const begins: number[] = [0];
  for (const line of lines) {
    const row = rowOf(line, asOf, cohorts, counselors);
    if (row.days < 1) continue;
    rows.push(row);
    for (const told of line[AT.interviews]!.split(' ')) {
      const [endedAt, round, inPerson, promisedBy] = told.split(':');
      interviews.day.push(dayOf(endedAt!, row.zero));
      interviews.round.push(Number(round));
      interviews.inPerson.push(Number(inPerson));
      // Promised for before the interview: passed from the beginning.
      interviews.promise.push(Math.max(0, dayOf(promisedBy!, row.zero)));
    }
    begins.push(interviews.day.length);
  }
  const candidacies: Candidacies = {
    ...columnsOf(rows),
    interviews: {
      begins: Int32Array.from(begins),
      day: Int16Array.from(interviews.day),
      round: Uint8Array.from(interviews.round),
      inPerson: Uint8Array.from(interviews.inPerson),
      promise: Int16Array.from(interviews.promise),
    },
  };
  return { candidacies, cohorts: cohorts.list, counselors: counselors.list };
}

interface Row {
  readonly student: number;
  readonly cohort: number;
  readonly counselor: number;
  readonly tier: number;
  readonly readiness: number;
  readonly zero: number;
  readonly days: number;
  readonly ending: number;
  readonly learned: number;
  readonly known: number;
  readonly watched: number;
  readonly done: readonly number[];
  readonly entered: readonly number[];
}

function rowOf(line: readonly string[], asOf: number, cohorts: Ids, counselors: Ids): Row {
  const zero = Number(line[AT.zero]);
  const watched = Math.min(HORIZON, Math.floor((asOf - zero) / MS_PER_DAY));
  const end = dayOf(line[AT.endedAt]!, zero);
  const hasEnded = end <= watched;
  return {
    student: Number(line[AT.student]),
    cohort: cohorts.placeOf(line[AT.cohort]!),
    counselor: counselors.placeOf(line[AT.counselor]!),
    tier: Number(line[AT.tier]),
    readiness: line[AT.readiness] === '' ? NaN : Number(line[AT.readiness]),
    zero,
    days: hasEnded ? end : watched,
    ending: hasEnded ? ENDINGS.indexOf(line[AT.ending] as (typeof ENDINGS)[number]) : 0,
    learned: hasEnded ? Number(line[AT.learned]) : 0,
    known: dayOf(line[AT.knownAt]!, zero),
    watched,
    done: EXPOSURES.map((_, exposure) => dayOf(line[AT.thankedAt + exposure]!, zero)),
    entered: EXPOSURES.map((_, exposure) => dayOf(line[AT.thankEnteredInTime + exposure]!, zero)),
  };
}

const dayOf = (moment: string, zero: number): number =>
  moment === '' ? NEVER : Math.min(NEVER, Math.floor((Number(moment) - zero) / MS_PER_DAY) + 1);

const columnsOf = (rows: readonly Row[]): Omit<Candidacies, 'interviews'> => ({
  count: rows.length,
  student: Int32Array.from(rows, ({ student }) => student),
  cohort: Int32Array.from(rows, ({ cohort }) => cohort),
  counselor: Int32Array.from(rows, ({ counselor }) => counselor),
  tier: Uint8Array.from(rows, ({ tier }) => tier),
  readiness: Float64Array.from(rows, ({ readiness }) => readiness),
  days: Int16Array.from(rows, ({ days }) => days),
  ending: Uint8Array.from(rows, ({ ending }) => ending),
  learned: Uint8Array.from(rows, ({ learned }) => learned),
  known: Int16Array.from(rows, ({ known }) => known),
  watched: Int16Array.from(rows, ({ watched }) => watched),
  firstDone: EXPOSURES.map((_, exposure) => Int16Array.from(rows, ({ done }) => done[exposure]!)),
  firstEntered: EXPOSURES.map((_, exposure) => Int16Array.from(rows, ({ entered }) => entered[exposure]!)),
});

/** Numbers ids in the order in which they are met. */
class Ids {
  readonly list: string[] = [];
  private readonly places = new Map<string, number>();

  /** -1: no id. */
  placeOf(id: string): number {
    if (id === '') return -1;
    const known = this.places.get(id);
    if (known !== undefined) return known;
    this.places.set(id, this.list.length);
    return this.list.push(id) - 1;
  }
}
