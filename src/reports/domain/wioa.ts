import { addDays, type Day, daysBetween } from '../../kernel/day.js';
import { byGroup, countOf, inBuckets, marked, type Members, payOf, shareOf } from './figures.js';
import { lastDayOf, type Quarter, quarterOf, quartersLater } from './quarter.js';
import { EVERYBODY, type Figure, type Finding, type Scope, type Standard, type Verdict } from './report.js';

/** One participant. */
export interface WioaRecord {
  readonly studentId: string;
  /** The days on which staff served the participant, in any order. */
  readonly services: readonly Day[];
  /** Null: counts. Otherwise why the participant is left out, such as `DECEASED`. */
  readonly exclusion: string | null;
  readonly quarters: readonly EmploymentQuarter[];
}

export interface EmploymentQuarter {
  readonly id: string;
  readonly quarter: Quarter;
  readonly isEmployed: boolean;
  /** Decimal text for the whole quarter; null: not known. */
  readonly earnings: string | null;
  readonly currency: string | null;
  /** Wage records of the state go before what was found out otherwise. */
  readonly source: 'WAGE_RECORD' | 'SUPPLEMENTAL';
}

/** Why a participant is left out of the indicators (TEGL 10-16, attachment 2). */
export const WIOA_EXCLUSIONS: ReadonlySet<string> = new Set([
  'DECEASED',
  'HEALTH',
  'INSTITUTIONALIZED',
  'ACTIVE_DUTY',
  'FOSTER_CARE',
]);

const SILENT_DAYS = 90;

/**
 * Employment after exit. Exit is the last service after 90 days without one; employment is asked for in the second and the
 * fourth quarter after the quarter of the exit, over all exiters whose quarter has ended; without any record a person counts
 * as not employed. Median earnings are those of the second quarter. Each person counts once, with the last exit of the period.
 * Source: Workforce Innovation and Opportunity Act, section 116(b)(2)(A); 20 CFR 677.150 and 677.155.
 */
export const WIOA: Standard<WioaRecord> = {
  version: 'wioa-2026.1',
  title: 'WIOA employment after exit',
  judge,
  figures,
  findings,
};

function judge(record: WioaRecord, scope: Scope): Verdict {
  const base = { groups: [EVERYBODY], marks: [], measures: {}, counted: false };
  const exit = exitOf(record.services, scope);
  if (exit === null) return { ...base, bucket: 'NO_EXIT', reason: whyNoExit(record.services, scope) };
  if (record.exclusion !== null && WIOA_EXCLUSIONS.has(record.exclusion))
    return {
      ...base,
      bucket: 'EXCLUDED',
      reason: `Not counted: exited on ${exit}, and left out as ${record.exclusion.toLowerCase().replaceAll('_', ' ')}.`,
    };
  const [second, fourth] = [2, 4].map((count) => quartersLater(quarterOf(exit), count)) as [Quarter, Quarter];
  const [inSecond, inFourth] = [second, fourth].map((quarter) => employmentIn(record, quarter, scope.asOf));
  return {
    ...base,
    counted: true,
    bucket: bucketOf(inSecond!, inFourth!),
    reason: `Exited on ${exit}, the last service before ${SILENT_DAYS} days without one. Second quarter after it (${second}): ${inSecond!.why}. Fourth (${fourth}): ${inFourth!.why}.`,
    marks: [...marksOf('SECOND', inSecond!), ...marksOf('FOURTH', inFourth!)],
    measures: earningsIn(inSecond!),
  };
}

/** The last service of the period after which 90 whole days have passed without another; null: there is none. */
function exitOf(services: readonly Day[], { fromDay, toDay, asOf }: Scope): Day | null {
  const days = services.filter((day) => day <= asOf).toSorted();
  const exits = days.filter((day, index) => daysBetween(day, days[index + 1] ?? asOf) > SILENT_DAYS);
  return exits.findLast((day) => day >= fromDay && day <= toDay) ?? null;
}

function whyNoExit(services: readonly Day[], { asOf, fromDay, toDay }: Scope): string {
  const last = services
    .filter((day) => day <= asOf)
    .toSorted()
    .at(-1);
  if (last === undefined) return 'Not counted: there was no service.';
  return daysBetween(last, asOf) > SILENT_DAYS
    ? `Not counted: there was no exit from ${fromDay} to ${toDay}; the last service was on ${last}.`
    : `Not counted: still served, the last time on ${last}; without another service the exit is certain after ${addDays(last, SILENT_DAYS)}.`;
}

interface Employment {
  readonly state: 'EMPLOYED' | 'NOT_EMPLOYED' | 'NOT_DUE';
  readonly record: EmploymentQuarter | null;
  readonly why: string;
}

function employmentIn({ quarters }: WioaRecord, quarter: Quarter, asOf: Day): Employment {
  if (lastDayOf(quarter) >= asOf) return { state: 'NOT_DUE', record: null, why: 'not over yet, so not counted' };
  const record = strongest(quarters, quarter);
  if (record === null)
    return { state: 'NOT_EMPLOYED', record, why: 'nothing is recorded, which counts as not employed' };
  const source = record.source === 'WAGE_RECORD' ? 'the wage record' : 'supplemental information';
  return record.isEmployed
    ? { state: 'EMPLOYED', record, why: `employed, from ${source}` }
    : { state: 'NOT_EMPLOYED', record, why: `not employed, from ${source}` };
}

const strongest = (quarters: readonly EmploymentQuarter[], quarter: Quarter): EmploymentQuarter | null => {
  const known = quarters.filter((each) => each.quarter === quarter);
  return known.find(({ source }) => source === 'WAGE_RECORD') ?? known[0] ?? null;
};

function bucketOf(second: Employment, fourth: Employment): string {
  if (second.state === 'NOT_DUE') return 'SECOND_QUARTER_NOT_OVER';
  return `${second.state}_THEN_${fourth.state}`;
}

const marksOf = (which: 'SECOND' | 'FOURTH', { state }: Employment): string[] => {
  if (state === 'NOT_DUE') return [];
  return state === 'EMPLOYED' ? [`${which}_DUE`, `${which}_EMPLOYED`] : [`${which}_DUE`];
};

const earningsIn = ({ state, record }: Employment): Record<string, number> =>
  state === 'EMPLOYED' && record?.earnings && record.currency && Number(record.earnings) > 0
    ? { [`earnings.${record.currency}`]: Math.round(Number(record.earnings) * 100) }
    : {};

function figures(judged: Members): readonly Figure[] {
  return byGroup(judged).flatMap(([group, members]) => {
    const employment = (which: 'SECOND' | 'FOURTH', key: string, label: string) =>
      shareOf({ key, label, group }, marked(members, `${which}_EMPLOYED`), marked(members, `${which}_DUE`));
    return [
      countOf({ key: 'exiters', label: 'Exiters', group }, members),
      countOf(
        { key: 'secondQuarterNotOver', label: 'Exiters whose second quarter is not over', group },
        inBuckets(members, 'SECOND_QUARTER_NOT_OVER'),
      ),
      employment('SECOND', 'employedSecondQuarter', 'Employed in the second quarter after exit'),
      employment('FOURTH', 'employedFourthQuarter', 'Employed in the fourth quarter after exit'),
      ...payOf(group, members, 'earnings', 'Earnings in the second quarter after exit', 1),
    ];
  });
}

function findings(record: WioaRecord, scope: Scope): readonly Finding[] {
  const exit = exitOf(record.services, scope);
  if (exit === null || (record.exclusion !== null && WIOA_EXCLUSIONS.has(record.exclusion))) return [];
  const due = [2, 4]
    .map((count) => quartersLater(quarterOf(exit), count))
    .filter((quarter) => lastDayOf(quarter) < scope.asOf);
  return due.flatMap((quarter) => quarterFindings(record, quarter));
}

function quarterFindings({ studentId, quarters }: WioaRecord, quarter: Quarter): readonly Finding[] {
  const known = quarters.filter((each) => each.quarter === quarter);
  const [first] = known;
  if (!first)
    return [
      {
        code: 'QUARTER_MISSING',
        message: `Nothing is recorded for ${quarter}, so it counts as not employed; record what the wage record says.`,
        subjectType: 'Student',
        subjectId: studentId,
      },
    ];
  const about = (code: string, message: string): Finding => ({
    code,
    message,
    subjectType: 'EmploymentQuarter',
    subjectId: first.id,
  });
  const counting = strongest(known, quarter)!;
  return [
    ...(known.some(({ isEmployed }) => isEmployed !== first.isEmployed)
      ? [
          about(
            'SOURCES_DISAGREE',
            `Wage record and supplemental information disagree about ${quarter}; the wage record counts. Correct what is wrong.`,
          ),
        ]
      : []),
    ...(counting.isEmployed && counting.earnings === null
      ? [
          about(
            'EARNINGS_MISSING',
            `Employed in ${quarter}, but earnings are not known; record them, otherwise they are not in the median.`,
          ),
        ]
      : []),
  ];
}
