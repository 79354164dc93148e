import { describe, expect, it } from 'vitest';
import type { Day } from '../../../src/kernel/day.js';
import { CIRR } from '../../../src/reports/domain/cirr.js';
import { CSEA } from '../../../src/reports/domain/csea.js';
import { FOLLOW_UP_OUTCOMES } from '../../../src/reports/domain/follow-up-outcomes.js';
import { NACE } from '../../../src/reports/domain/nace.js';
import type { Figure, Finding, Scope, Standard } from '../../../src/reports/domain/report.js';
import { WIOA } from '../../../src/reports/domain/wioa.js';
import { cirrRecords, cseaRecords, followUpRecords, naceRecords, wioaRecords } from '../../support/report-fixtures.js';

/** Expected figures are those that test/fixtures/reports/README.md derives on paper. */
const scope = (asOf: Day, fromDay: Day, toDay: Day): Scope => ({ asOf, fromDay, toDay });
const CLASS_OF_2026 = ['2025-07-01', '2026-06-30'] as const;

type Row = { readonly studentId: string };

const figuresOf = <Each extends Row>(standard: Standard<Each>, records: readonly Each[], about: Scope): Figure[] => [
  ...standard.figures(
    records.map((record) => ({ studentId: record.studentId, verdict: standard.judge(record, about) })),
  ),
];

/** `17`, `36/40 = 0.9`, or `-` for none. */
const written = ({ value, numerator, denominator }: Figure): string =>
  numerator === null ? String(value ?? '-') : `${numerator}/${denominator} = ${value ?? '-'}`;

const inGroup = (figures: readonly Figure[], key: string): Record<string, string> =>
  Object.fromEntries(figures.filter(({ group }) => group.key === key).map((figure) => [figure.key, written(figure)]));

const verdictOf = <Each extends Row>(standard: Standard<Each>, record: Each | undefined, about: Scope) =>
  standard.judge(record!, about);

const findingsBy = <Each extends Row>(standard: Standard<Each>, records: readonly Each[], about: Scope) =>
  records.flatMap((record) =>
    standard.findings(record, about).map((finding: Finding) => `${record.studentId} ${finding.code}`),
  );

describe('NACE, worked by hand', () => {
  const about = scope('2027-02-01', ...CLASS_OF_2026);
  const records = naceRecords();
  const figures = figuresOf(NACE, records, about);

  it('counts the bachelors', () => {
    expect(inGroup(figures, 'BACHELOR')).toEqual({
      graduates: '40',
      employed: '20',
      employedFullTime: '17',
      employedPartTime: '2',
      employedHoursUnknown: '1',
      service: '3',
      military: '1',
      continuingEducation: '6',
      seekingEmployment: '4',
      seekingEducation: '1',
      notSeeking: '1',
      noInformation: '4',
      knowledgeRate: '36/40 = 0.9',
      careerOutcomesRate: '30/35 = 0.857143',
      'salary.n.USD': '14',
      'salary.mean.USD': '59600',
      'salary.median.USD': '59000',
      'salary.n.EUR': '1',
      'salary.mean.EUR': '40000',
      'salary.median.EUR': '40000',
      'bonus.n.USD': '2',
      'bonus.mean.USD': '2000',
      'bonus.median.USD': '2000',
      'source.EMPLOYED_FULL_TIME.OFFER_LETTER': '4',
      'source.EMPLOYED_FULL_TIME.EMPLOYER': '2',
      'source.EMPLOYED_FULL_TIME.STUDENT': '11',
      'source.EMPLOYED_PART_TIME.STUDENT': '2',
      'source.EMPLOYED_HOURS_UNKNOWN.PUBLIC_PROFILE': '1',
      'source.SERVICE.COUNSELOR': '1',
      'source.SERVICE.STUDENT': '2',
      'source.MILITARY.STUDENT': '1',
      'source.CONTINUING_EDUCATION.STUDENT': '6',
      'source.SEEKING_EMPLOYMENT.STUDENT': '4',
      'source.SEEKING_EDUCATION.STUDENT': '1',
      'source.NOT_SEEKING.STUDENT': '1',
    });
  });

  it('counts the other levels apart', () => {
    expect(inGroup(figures, 'MASTER')).toMatchObject({
      graduates: '5',
      employed: '3',
      knowledgeRate: '4/5 = 0.8',
      careerOutcomesRate: '3/4 = 0.75',
      'salary.n.USD': '3',
      'salary.mean.USD': '80000',
      'salary.median.USD': '80000',
    });
    expect(inGroup(figures, 'UNKNOWN')).toMatchObject({
      graduates: '2',
      employedFullTime: '1',
      noInformation: '1',
      knowledgeRate: '1/2 = 0.5',
      careerOutcomesRate: '1/1 = 1',
      'salary.mean.USD': '61000',
    });
    expect([...new Set(figures.map(({ group }) => group.key))]).toEqual(['BACHELOR', 'UNKNOWN', 'MASTER']);
  });

  it('says which knowledge rate is below the target', () => {
    const rates = figures.filter(({ key }) => key === 'knowledgeRate');
    expect(rates.filter(({ note }) => note !== null).map(({ group }) => group.key)).toEqual(['UNKNOWN']);
  });

  it('says why', () => {
    const one = (person: string) =>
      verdictOf(
        NACE,
        records.find(({ studentId }) => studentId === person),
        about,
      );
    expect(one('N32').reason).toBe(
      'Counted as no information: everything that is known was learned or decided after the cut-off, 2026-12-31.',
    );
    expect(one('N44').reason).toContain('Once, although there are 2 degrees at this level.');
    expect(one('N37').reason).toBe(
      'Counted as employed full time at 38 hours a week, as the offer letter said, learned on 2026-10-10. 1 other statement did not count: the one learned last by the cut-off does.',
    );
    expect(one('N41')).toMatchObject({ bucket: 'NOT_IN_CLASS', counted: false });
  });

  it('finds what is doubtful', () => {
    expect(findingsBy(NACE, records, about).toSorted()).toEqual([
      'N15 HOURS_MISSING',
      'N35 SOURCES_DISAGREE',
      'N39 DECISION_DATE_MISSING',
      'N41 GRADUATED_OUTSIDE_CLASS',
      'N42 GRADUATED_OUTSIDE_CLASS',
      'N43 GRADUATION_DATE_MISSING',
      'N53 LEVEL_MISSING',
      'N54 LEVEL_MISSING',
    ]);
  });

  it('counts only what was known on an earlier day', () => {
    const early = figuresOf(NACE, records, scope('2026-08-31', ...CLASS_OF_2026));
    expect(inGroup(early, 'BACHELOR')).toMatchObject({ graduates: '40', knowledgeRate: '0/40 = 0' });
  });
});

describe('CSEA, worked by hand', () => {
  const about = scope('2026-12-31', ...CLASS_OF_2026);
  const records = cseaRecords();
  const figures = figuresOf(CSEA, records, about);

  it('counts the class', () => {
    expect(inGroup(figures, 'ALL')).toEqual({
      graduates: '44',
      seeking: '31',
      notSeeking: '9',
      'notSeeking.SPONSORED': '2',
      'notSeeking.CONTINUING_EDUCATION': '2',
      'notSeeking.OWN_BUSINESS': '1',
      'notSeeking.POSTPONED': '2',
      'notSeeking.OTHER': '2',
      noInformation: '4',
      offersByGraduation: '17/31 = 0.548387',
      offersByThreeMonths: '22/31 = 0.709677',
      acceptancesByGraduation: '14/31 = 0.451613',
      acceptancesByThreeMonths: '18/31 = 0.580645',
      'salary.n.USD': '15',
      'salary.mean.USD': '117800',
      'salary.median.USD': '118000',
      'bonus.n.USD': '2',
      'bonus.mean.USD': '-',
      'bonus.median.USD': '-',
    });
  });

  it('says that an unknown day is not in time', () => {
    const one = verdictOf(
      CSEA,
      records.find(({ studentId }) => studentId === 'C15'),
      about,
    );
    expect(one.bucket).toBe('ACCEPTED_DATE_UNKNOWN');
    expect(one.reason).toContain('which is not in time');
  });
});

describe('WIOA, worked by hand', () => {
  const about = scope('2026-06-15', '2025-01-01', '2025-12-31');
  const records = wioaRecords();

  it('counts exiters', () => {
    expect(inGroup(figuresOf(WIOA, records, about), 'ALL')).toEqual({
      exiters: '38',
      secondQuarterNotOver: '3',
      employedSecondQuarter: '23/35 = 0.657143',
      employedFourthQuarter: '14/25 = 0.56',
      'earnings.n.USD': '21',
      'earnings.mean.USD': '10928.57',
      'earnings.median.USD': '11000',
    });
  });

  it('takes a gap of 90 days for no exit and one of 91 for an exit', () => {
    const reasonOf = (person: string) =>
      verdictOf(
        WIOA,
        records.find(({ studentId }) => studentId === person),
        about,
      ).reason;
    expect(reasonOf('W33')).toContain('Exited on 2025-05-30');
    const untilMay = { ...about, toDay: '2025-05-29' as Day };
    expect(
      verdictOf(
        WIOA,
        records.find(({ studentId }) => studentId === 'W33'),
        untilMay,
      ).bucket,
    ).toBe('NO_EXIT');
    expect(
      verdictOf(
        WIOA,
        records.find(({ studentId }) => studentId === 'W34'),
        untilMay,
      ).reason,
    ).toContain('Exited on 2025-03-01');
    expect(reasonOf('W44')).toContain('certain after 2026-06-15');
  });

  it('knows nothing of what comes after its day', () => {
    const served = { ...records[0]!, services: ['2025-02-10', '2026-06-15', '2026-06-16'] as Day[] };
    const on = (asOf: Day, services = served.services) => WIOA.judge({ ...served, services }, { ...about, asOf });
    expect(on('2026-06-14').reason).toContain('Exited on 2025-02-10');
    expect(on('2025-05-11', ['2025-02-10', '2025-05-11']).bucket).toBe('NO_EXIT');
    expect(on('2025-05-12', ['2025-02-10', '2025-05-12']).bucket).not.toBe('NO_EXIT');
    expect(on('2025-12-31', ['2025-05-20']).marks).toEqual([]);
    expect(on('2026-01-01', ['2025-05-20']).marks).toEqual(['SECOND_DUE']);
  });

  it('finds what is doubtful', () => {
    const found = findingsBy(WIOA, records, about);
    expect(found.filter((each) => !each.endsWith('QUARTER_MISSING')).toSorted()).toEqual([
      'W20 EARNINGS_MISSING',
      'W22 SOURCES_DISAGREE',
      'W23 SOURCES_DISAGREE',
    ]);
    expect(found.filter((each) => each.startsWith('W18 '))).toHaveLength(2);
  });
});

describe('CIRR, worked by hand', () => {
  const about = scope('2027-01-31', '2026-01-01', '2026-06-30');
  const records = cirrRecords();

  it('counts graduates', () => {
    expect(inGroup(figuresOf(CIRR, records, about), 'ALL')).toEqual({
      graduates: '45',
      EXCLUDED: '3',
      IN_FIELD_FULL_TIME: '17',
      IN_FIELD_PART_TIME: '3',
      IN_FIELD_LATER: '2',
      IN_FIELD_DATE_UNKNOWN: '2',
      OUT_OF_FIELD: '4',
      FIELD_UNKNOWN: '1',
      SEEKING: '5',
      NOT_SEEKING: '3',
      NON_REPORTING: '5',
      inField: '20/42 = 0.47619',
      'salary.n.USD': '19',
      'salary.mean.USD': '64915.79',
      'salary.median.USD': '68000',
    });
  });

  it('counts who graduated twice once for each program', () => {
    const twice = records.filter(({ studentId }) => studentId === 'R51');
    expect(twice.map((record) => CIRR.judge(record, about).bucket)).toEqual(['IN_FIELD_LATER', 'IN_FIELD_FULL_TIME']);
  });
});

describe('Follow-up outcomes, worked by hand', () => {
  const about = scope('2026-06-30', '2026-01-01', '2026-03-31');
  const figures = figuresOf(FOLLOW_UP_OUTCOMES, followUpRecords(), about);

  it('counts prospects', () => {
    expect(inGroup(figures, 'ALL')).toEqual({
      prospects: '40',
      interviews: '51',
      owed: '75',
      onTime: '38',
      late: '7',
      missed: '30',
      twoWayContacts: '37',
      onTimeShare: '38/75 = 0.506667',
      OFFER: '15',
      REJECTED: '11',
      WITHDRAWN: '2',
      ROLE_CLOSED: '1',
      NO_RESPONSE: '5',
      OPEN: '6',
      offerShare: '15/34 = 0.441176',
      daysToDecision: '40',
    });
  });

  it('tells cohorts, counselors, employers and policies apart', () => {
    expect(inGroup(figures, 'A')).toMatchObject({ prospects: '18', OFFER: '13' });
    expect(inGroup(figures, 'B')).toMatchObject({ prospects: '23', OFFER: '2' });
    expect(inGroup(figures, 'Kim')).toMatchObject({ prospects: '16', owed: '34' });
    expect(inGroup(figures, 'Lee')).toMatchObject({ prospects: '19' });
    expect(inGroup(figures, 'NOBODY')).toMatchObject({ prospects: '5' });
    expect(inGroup(figures, 'Acme')).toMatchObject({ prospects: '25' });
    expect(inGroup(figures, 'Bolt')).toMatchObject({ prospects: '15' });
    expect(inGroup(figures, 'Until offer or rejection')).toMatchObject({ prospects: '40' });
  });

  it('counts students behind prospects', () => {
    const all = figures.find(({ key, group }) => key === 'prospects' && group.key === 'ALL');
    expect(all?.students).toBe(39);
  });
});
