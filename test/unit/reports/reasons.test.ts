import { describe, expect, it } from 'vitest';
import { CIRR } from '../../../src/reports/domain/cirr.js';
import { CSEA } from '../../../src/reports/domain/csea.js';
import { FOLLOW_UP_OUTCOMES } from '../../../src/reports/domain/follow-up-outcomes.js';
import { NACE } from '../../../src/reports/domain/nace.js';
import { EVERYBODY, type Scope, type Standard } from '../../../src/reports/domain/report.js';
import { WIOA } from '../../../src/reports/domain/wioa.js';
import { cirrRecords, cseaRecords, followUpRecords, naceRecords, wioaRecords } from '../../support/report-fixtures.js';

const DAYS =
  'daysToDecision: Days from the first interview to an offer, rejection, withdrawal, closed role or end in silence, median';

/** The sentences in which reports speak, for people of the hand-worked examples. */
type Row = { readonly studentId: string };

const idOf = (record: Row & { readonly prospectId?: string; readonly level?: string | null }): string =>
  record.prospectId ?? (record.level === undefined ? record.studentId : `${record.studentId}/${record.level}`);

/** The first record of each id. */
const reasonsOf = <Each extends Row>(standard: Standard<Each>, records: readonly Each[], scope: Scope) => {
  const reasons = new Map<string, string>();
  for (const record of records) {
    const { bucket, reason } = standard.judge(record, scope);
    if (!reasons.has(idOf(record))) reasons.set(idOf(record), `${bucket}: ${reason}`);
  }
  return reasons;
};

/** Each message once, with the first subject that it is about. */
const messagesOf = <Each extends Row>(standard: Standard<Each>, records: readonly Each[], scope: Scope) => {
  const found = records.flatMap((record) => standard.findings(record, scope));
  const first = new Map(found.toReversed().map((finding) => [finding.code, finding]));
  return Object.fromEntries(
    [...first.values()].map(({ code, subjectType, subjectId, message }) => [
      code,
      `${subjectType} ${subjectId}: ${message}`,
    ]),
  );
};

const labelsOf = <Each extends Row>(standard: Standard<Each>, records: readonly Each[], scope: Scope): string[] => {
  const judged = records.map((record) => ({ studentId: record.studentId, verdict: standard.judge(record, scope) }));
  const figures = standard.figures(judged);
  return [...new Set(figures.map(({ key, label, note }) => `${key}: ${label}${note === null ? '' : ` (${note})`}`))];
};

describe('NACE', () => {
  const records = naceRecords();
  const scope: Scope = { asOf: '2027-02-01', fromDay: '2025-07-01', toDay: '2026-06-30' };

  it('says why somebody is counted, or not', () => {
    const reasons = reasonsOf(NACE, records, scope);

    expect(reasons.get('N02/BACHELOR')).toBe(
      'EMPLOYED_FULL_TIME: Counted as employed full time at 40 hours a week, as the graduate said, learned on 2026-09-01.',
    );
    expect(reasons.get('N13/BACHELOR')).toBe(
      'EMPLOYED_PART_TIME: Counted as employed part time at 29.5 hours a week, as the graduate said, learned on 2026-09-01.',
    );
    expect(reasons.get('N15/BACHELOR')).toBe(
      'EMPLOYED_HOURS_UNKNOWN: Counted as employed hours unknown, as a public profile said, learned on 2026-09-01.',
    );
    expect(reasons.get('N16/BACHELOR')).toBe(
      'SERVICE: Counted as service, as a counselor said, learned on 2026-09-01.',
    );
    expect(reasons.get('N28/BACHELOR')).toBe(
      'NO_INFORMATION: Counted as no information: nobody has said what this graduate does.',
    );
    expect(reasons.get('N32/BACHELOR')).toBe(
      'NO_INFORMATION: Counted as no information: everything that is known was learned or decided after the cut-off, 2026-12-31.',
    );
    expect(reasons.get('N33/BACHELOR')).toBe(
      'SEEKING_EMPLOYMENT: Counted as seeking employment, as the graduate said, learned on 2026-11-01. 1 other statement did not count: the one learned last by the cut-off does.',
    );
    expect(reasons.get('N37/BACHELOR')).toBe(
      'EMPLOYED_FULL_TIME: Counted as employed full time at 38 hours a week, as the offer letter said, learned on 2026-10-10. 1 other statement did not count: the one learned last by the cut-off does.',
    );
    expect(reasons.get('N41/BACHELOR')).toBe(
      'NOT_IN_CLASS: Not counted: the degree was conferred on 2025-06-30, outside of 2025-07-01 to 2026-06-30.',
    );
    expect(reasons.get('N44/BACHELOR')).toBe(
      'EMPLOYED_FULL_TIME: Counted as employed full time at 40 hours a week, as the graduate said, learned on 2026-09-01. Once, although there are 2 degrees at this level.',
    );
    expect(reasons.get('N46/MASTER')).toBe(
      'EMPLOYED_FULL_TIME: Counted as employed full time at 45 hours a week, as the graduate said, learned on 2026-09-01.',
    );
  });

  it('says what is doubtful and what to do', () => {
    expect(messagesOf(NACE, records, scope)).toEqual({
      HOURS_MISSING:
        'FirstDestination statement-15: Employed, but nobody said how many hours a week; record them, otherwise it is neither full nor part time.',
      SOURCES_DISAGREE:
        'FirstDestination statement-36: Sources disagree: EMPLOYED (PUBLIC_PROFILE), CONTINUING_EDUCATION (STUDENT). Retract what is wrong; until then the one learned last counts.',
      DECISION_DATE_MISSING:
        'FirstDestination statement-39: Employed, but when it was accepted is not known; an unknown date is not counted as in time.',
      GRADUATED_OUTSIDE_CLASS:
        'Graduation degree-41: Graduated on 2025-06-30, which is not within this class (2025-07-01 to 2026-06-30); correct the day or the class.',
      GRADUATION_DATE_MISSING:
        'Graduation degree-43: The day of graduation is not recorded; the class alone decides until it is.',
      LEVEL_MISSING:
        'Graduation degree-53: The level of the degree is not recorded; record it, because levels are reported apart.',
    });
  });

  it('names its figures', () => {
    expect(labelsOf(NACE, records, scope)).toEqual([
      'graduates: Graduates',
      'employed: Employed',
      'employedFullTime: Employed full time (30 hours a week or more)',
      'employedPartTime: Employed part time',
      'employedHoursUnknown: Employed, hours not known',
      'service: Service',
      'military: Military',
      'continuingEducation: Continuing education',
      'seekingEmployment: Seeking employment',
      'seekingEducation: Seeking continuing education',
      'notSeeking: Not seeking',
      'noInformation: No information',
      'knowledgeRate: Knowledge rate',
      'careerOutcomesRate: Career outcomes rate',
      'salary.n.EUR: Salary of the full-time employed, reported (EUR)',
      'salary.mean.EUR: Salary of the full-time employed, mean (EUR)',
      'salary.median.EUR: Salary of the full-time employed, median (EUR)',
      'salary.n.USD: Salary of the full-time employed, reported (USD)',
      'salary.mean.USD: Salary of the full-time employed, mean (USD)',
      'salary.median.USD: Salary of the full-time employed, median (USD)',
      'bonus.n.USD: Bonus of the full-time employed, reported (USD)',
      'bonus.mean.USD: Bonus of the full-time employed, mean (USD)',
      'bonus.median.USD: Bonus of the full-time employed, median (USD)',
      'source.EMPLOYED_FULL_TIME.OFFER_LETTER: employed full time, known from the offer letter',
      'source.EMPLOYED_FULL_TIME.EMPLOYER: employed full time, known from the employer',
      'source.EMPLOYED_FULL_TIME.STUDENT: employed full time, known from the graduate',
      'source.EMPLOYED_PART_TIME.STUDENT: employed part time, known from the graduate',
      'source.EMPLOYED_HOURS_UNKNOWN.PUBLIC_PROFILE: employed hours unknown, known from a public profile',
      'source.SERVICE.STUDENT: service, known from the graduate',
      'source.SERVICE.COUNSELOR: service, known from a counselor',
      'source.MILITARY.STUDENT: military, known from the graduate',
      'source.CONTINUING_EDUCATION.STUDENT: continuing education, known from the graduate',
      'source.SEEKING_EMPLOYMENT.STUDENT: seeking employment, known from the graduate',
      'source.SEEKING_EDUCATION.STUDENT: seeking education, known from the graduate',
      'source.NOT_SEEKING.STUDENT: not seeking, known from the graduate',
      'knowledgeRate: Knowledge rate (Below the target of 65 %.)',
    ]);
  });
});

describe('CSEA', () => {
  const records = cseaRecords();
  const scope: Scope = { asOf: '2026-12-31', fromDay: '2025-07-01', toDay: '2026-06-30' };

  it('says why somebody is counted, or not', () => {
    const reasons = reasonsOf(CSEA, records, scope);

    expect(reasons.get('C02')).toBe(
      'ACCEPTED_BY_GRADUATION: Counted as seeking; first acceptance by graduation (2026-03-01; graduated 2026-05-15), as the graduate said, learned on 2026-09-01.',
    );
    expect(reasons.get('C11')).toBe(
      'ACCEPTED_BY_THREE_MONTHS: Counted as seeking; first acceptance by three months after graduation (2026-05-16; graduated 2026-05-15), as the graduate said, learned on 2026-09-01.',
    );
    expect(reasons.get('C13')).toBe(
      'ACCEPTED_LATER: Counted as seeking; first acceptance later than three months after graduation (2026-08-16; graduated 2026-05-15), as the graduate said, learned on 2026-09-01.',
    );
    expect(reasons.get('C15')).toBe(
      'ACCEPTED_DATE_UNKNOWN: Counted as seeking; first acceptance on a day that cannot be compared with graduation, which is not in time (day unknown; graduated 2026-05-15), as the graduate said, learned on 2026-09-01.',
    );
    expect(reasons.get('C19')).toBe(
      'SEEKING_WITH_OFFER: Counted as seeking; first offer by graduation and none accepted, as the graduate said, learned on 2026-09-01.',
    );
    expect(reasons.get('C20')).toBe(
      'SEEKING_WITH_OFFER: Counted as seeking; first offer later than three months after graduation and none accepted, as the graduate said, learned on 2026-09-10.',
    );
    expect(reasons.get('C21')).toBe(
      'SEEKING_WITHOUT_OFFER: Counted as seeking; no offer yet, as the graduate said, learned on 2026-09-01.',
    );
    expect(reasons.get('C25')).toBe(
      'NOT_SEEKING_SPONSORED: Counted as not seeking, sponsored or already employed, as the graduate said, learned on 2026-09-01.',
    );
    expect(reasons.get('C27')).toBe(
      'NOT_SEEKING_CONTINUING_EDUCATION: Counted as not seeking, continuing education, as the graduate said, learned on 2026-09-01.',
    );
    expect(reasons.get('C29')).toBe(
      'NOT_SEEKING_OWN_BUSINESS: Counted as not seeking, starting a new business, as the graduate said, learned on 2026-09-01.',
    );
    expect(reasons.get('C30')).toBe(
      'NOT_SEEKING_POSTPONED: Counted as not seeking, postponing the search, as the graduate said, learned on 2026-09-01.',
    );
    expect(reasons.get('C32')).toBe(
      'NOT_SEEKING_OTHER: Counted as not seeking, other reasons, as the graduate said, learned on 2026-09-01.',
    );
    expect(reasons.get('C34')).toBe(
      'NO_INFORMATION: Counted as no information: nothing was known by the day of this report.',
    );
    expect(reasons.get('C38')).toBe(
      'NOT_IN_CLASS: Not counted: graduated on 2025-06-30, outside of 2025-07-01 to 2026-06-30.',
    );
    expect(reasons.get('C39')).toBe(
      'ACCEPTED_DATE_UNKNOWN: Counted as seeking; first acceptance on a day that cannot be compared with graduation, which is not in time (2026-03-01; graduated on an unknown day), as the graduate said, learned on 2026-09-01.',
    );
    expect(reasons.get('C44')).toBe(
      'ACCEPTED_BY_GRADUATION: Counted as seeking; first acceptance by graduation (2026-04-20; graduated 2026-05-15), as the employer said, learned on 2026-09-01.',
    );
  });

  it('says what is doubtful and what to do', () => {
    expect(messagesOf(CSEA, records, scope)).toEqual({
      DECISION_DATE_MISSING:
        'FirstDestination statement-15: Employed, but when it was accepted is not known; an unknown date is not counted as in time.',
      NOT_SEEKING_REASON_MISSING: 'FirstDestination statement-32: Not seeking, but nobody said why; record the reason.',
      GRADUATION_DATE_MISSING:
        'Graduation degree-39: The day of graduation is not recorded, so that no offer counts as in time; record it.',
      SOURCES_DISAGREE:
        'FirstDestination statement-45: Sources disagree: NOT_SEEKING (SPREADSHEET), EMPLOYED (EMPLOYER). Retract what is wrong; until then the one learned last counts.',
    });
  });

  it('names its figures', () => {
    expect(labelsOf(CSEA, records, scope)).toEqual([
      'graduates: Graduates',
      'seeking: Seeking employment',
      'notSeeking: Not seeking employment',
      'notSeeking.SPONSORED: Not seeking: sponsored or already employed',
      'notSeeking.CONTINUING_EDUCATION: Not seeking: continuing education',
      'notSeeking.OWN_BUSINESS: Not seeking: starting a new business',
      'notSeeking.POSTPONED: Not seeking: postponing the search',
      'notSeeking.OTHER: Not seeking: other reasons',
      'noInformation: No information',
      'offersByGraduation: First offer by graduation',
      'offersByThreeMonths: First offer by three months after graduation',
      'acceptancesByGraduation: First acceptance by graduation',
      'acceptancesByThreeMonths: First acceptance by three months after graduation',
      'salary.n.USD: Base salary, full time and accepted in time, reported (USD)',
      'salary.mean.USD: Base salary, full time and accepted in time, mean (USD)',
      'salary.median.USD: Base salary, full time and accepted in time, median (USD)',
      'bonus.n.USD: Bonus, full time and accepted in time, reported (USD)',
      'bonus.mean.USD: Bonus, full time and accepted in time, mean (USD) (Needs at least 3 amounts; there are 2.)',
      'bonus.median.USD: Bonus, full time and accepted in time, median (USD) (Needs at least 3 amounts; there are 2.)',
    ]);
  });
});

describe('WIOA', () => {
  const records = wioaRecords();
  const scope: Scope = { asOf: '2026-06-15', fromDay: '2025-01-01', toDay: '2025-12-31' };

  it('says why somebody is counted, or not', () => {
    const reasons = reasonsOf(WIOA, records, scope);

    expect(reasons.get('W02')).toBe(
      'EMPLOYED_THEN_EMPLOYED: Exited on 2025-02-10, the last service before 90 days without one. Second quarter after it (2025-Q3): employed, from the wage record. Fourth (2026-Q1): employed, from the wage record.',
    );
    expect(reasons.get('W10')).toBe(
      'EMPLOYED_THEN_NOT_EMPLOYED: Exited on 2025-02-10, the last service before 90 days without one. Second quarter after it (2025-Q3): employed, from the wage record. Fourth (2026-Q1): not employed, from the wage record.',
    );
    expect(reasons.get('W18')).toBe(
      'NOT_EMPLOYED_THEN_NOT_EMPLOYED: Exited on 2025-02-10, the last service before 90 days without one. Second quarter after it (2025-Q3): nothing is recorded, which counts as not employed. Fourth (2026-Q1): nothing is recorded, which counts as not employed.',
    );
    expect(reasons.get('W21')).toBe(
      'EMPLOYED_THEN_EMPLOYED: Exited on 2025-02-10, the last service before 90 days without one. Second quarter after it (2025-Q3): employed, from supplemental information. Fourth (2026-Q1): employed, from supplemental information.',
    );
    expect(reasons.get('W22')).toBe(
      'NOT_EMPLOYED_THEN_NOT_EMPLOYED: Exited on 2025-02-10, the last service before 90 days without one. Second quarter after it (2025-Q3): not employed, from the wage record. Fourth (2026-Q1): nothing is recorded, which counts as not employed.',
    );
    expect(reasons.get('W24')).toBe(
      'EMPLOYED_THEN_NOT_DUE: Exited on 2025-05-20, the last service before 90 days without one. Second quarter after it (2025-Q4): employed, from the wage record. Fourth (2026-Q2): not over yet, so not counted.',
    );
    expect(reasons.get('W31')).toBe(
      'SECOND_QUARTER_NOT_OVER: Exited on 2025-11-03, the last service before 90 days without one. Second quarter after it (2026-Q2): not over yet, so not counted. Fourth (2026-Q4): not over yet, so not counted.',
    );
    expect(reasons.get('W34')).toBe(
      'NOT_EMPLOYED_THEN_NOT_DUE: Exited on 2025-05-31, the last service before 90 days without one. Second quarter after it (2025-Q4): not employed, from the wage record. Fourth (2026-Q2): not over yet, so not counted.',
    );
    expect(reasons.get('W35')).toBe(
      'NO_EXIT: Not counted: still served, the last time on 2026-03-20; without another service the exit is certain after 2026-06-18.',
    );
    expect(reasons.get('W37')).toBe(
      'NO_EXIT: Not counted: there was no exit from 2025-01-01 to 2025-12-31; the last service was on 2024-12-31.',
    );
    expect(reasons.get('W40')).toBe('NO_EXIT: Not counted: there was no service.');
    expect(reasons.get('W41')).toBe('EXCLUDED: Not counted: exited on 2025-02-10, and left out as deceased.');
    expect(reasons.get('W42')).toBe('EXCLUDED: Not counted: exited on 2025-05-20, and left out as health.');
  });

  it('says what is doubtful and what to do', () => {
    expect(messagesOf(WIOA, records, scope)).toEqual({
      QUARTER_MISSING:
        'Student W18: Nothing is recorded for 2025-Q3, so it counts as not employed; record what the wage record says.',
      EARNINGS_MISSING:
        'EmploymentQuarter quarter-20a: Employed in 2025-Q3, but earnings are not known; record them, otherwise they are not in the median.',
      SOURCES_DISAGREE:
        'EmploymentQuarter quarter-22a: Wage record and supplemental information disagree about 2025-Q3; the wage record counts. Correct what is wrong.',
    });
  });

  it('names its figures', () => {
    expect(labelsOf(WIOA, records, scope)).toEqual([
      'exiters: Exiters',
      'secondQuarterNotOver: Exiters whose second quarter is not over',
      'employedSecondQuarter: Employed in the second quarter after exit',
      'employedFourthQuarter: Employed in the fourth quarter after exit',
      'earnings.n.USD: Earnings in the second quarter after exit, reported (USD)',
      'earnings.mean.USD: Earnings in the second quarter after exit, mean (USD)',
      'earnings.median.USD: Earnings in the second quarter after exit, median (USD)',
    ]);
  });
});

describe('CIRR', () => {
  const records = cirrRecords();
  const scope: Scope = { asOf: '2027-01-31', fromDay: '2026-01-01', toDay: '2026-06-30' };

  it('says why somebody is counted, or not', () => {
    const reasons = reasonsOf(CIRR, records, scope);

    expect(reasons.get('R02')).toBe(
      'IN_FIELD_FULL_TIME: Counted as in field full time: employed, accepted on 2026-05-01, graduated on 2026-03-01, 180 days end on 2026-08-28; as the graduate said, learned on 2026-09-01.',
    );
    expect(reasons.get('R13')).toBe(
      'IN_FIELD_LATER: Counted as in field later: employed, accepted on 2026-08-29, graduated on 2026-03-01, 180 days end on 2026-08-28; as the graduate said, learned on 2026-09-01.',
    );
    expect(reasons.get('R14')).toBe(
      'IN_FIELD_PART_TIME: Counted as in field part time: employed, accepted on 2026-05-01, graduated on 2026-03-01, 180 days end on 2026-08-28; as the graduate said, learned on 2026-09-01.',
    );
    expect(reasons.get('R17')).toBe(
      'OUT_OF_FIELD: Counted as out of field: employed, accepted on 2026-05-01, graduated on 2026-03-01, 180 days end on 2026-08-28; as the graduate said, learned on 2026-09-01.',
    );
    expect(reasons.get('R20')).toBe(
      'FIELD_UNKNOWN: Counted as field unknown: employed, accepted on 2026-05-01, graduated on 2026-03-01, 180 days end on 2026-08-28; as the graduate said, learned on 2026-09-01.',
    );
    expect(reasons.get('R21')).toBe(
      'IN_FIELD_FULL_TIME: Counted as in field full time: employed, started on 2026-06-01, graduated on 2026-03-01, 180 days end on 2026-08-28; as the graduate said, learned on 2026-09-01.',
    );
    expect(reasons.get('R23')).toBe(
      'IN_FIELD_DATE_UNKNOWN: Counted as in field date unknown: employed since an unknown day, graduated on 2026-03-01, 180 days end on 2026-08-28; as the graduate said, learned on 2026-09-01.',
    );
    expect(reasons.get('R24')).toBe(
      'SEEKING: Counted as seeking: seeking employment, graduated on 2026-03-01, 180 days end on 2026-08-28; as the graduate said, learned on 2026-09-01.',
    );
    expect(reasons.get('R30')).toBe(
      'NOT_SEEKING: Counted as not seeking: continuing education, graduated on 2026-03-01, 180 days end on 2026-08-28; as the graduate said, learned on 2026-09-01.',
    );
    expect(reasons.get('R31')).toBe(
      'NON_REPORTING: Counted as non-reporting, in the denominator: nothing was known by the day of this report.',
    );
    expect(reasons.get('R36')).toBe('EXCLUDED: Excluded from the rate: no work permit.');
    expect(reasons.get('R42')).toBe(
      'NOT_IN_PERIOD: Not counted: graduated on 2025-12-31, outside of 2026-01-01 to 2026-06-30.',
    );
    expect(reasons.get('R44')).toBe(
      'GRADUATION_DATE_UNKNOWN: Not counted: the day of graduation is not recorded, so the period cannot be told.',
    );
    expect(reasons.get('R47')).toBe(
      'OUT_OF_FIELD: Counted as out of field: employed, accepted on 2026-06-10, graduated on 2026-03-01, 180 days end on 2026-08-28; as the graduate said, learned on 2026-07-20.',
    );
  });

  it('says what is doubtful and what to do', () => {
    expect(messagesOf(CIRR, records, scope)).toEqual({
      HOURS_MISSING:
        'FirstDestination statement-16: Employed, but nobody said how many hours a week; record them, otherwise it is neither full nor part time.',
      FIELD_MISSING:
        'FirstDestination statement-20: Employed, but nobody said whether in the field; record it, otherwise it does not count as in field.',
      DECISION_DATE_MISSING:
        'FirstDestination statement-21: Employed, but when it was accepted is not known; an unknown date is not counted as in time.',
      GRADUATION_DATE_MISSING:
        'Graduation degree-44: The day of graduation is not recorded, so that this graduate is left out of every period; record it.',
      SOURCES_DISAGREE:
        'FirstDestination statement-48: Sources disagree: EMPLOYED in field (PUBLIC_PROFILE), EMPLOYED out of field (STUDENT). Retract what is wrong; until then the one learned last counts.',
    });
  });

  it('names its figures', () => {
    expect(labelsOf(CIRR, records, scope)).toEqual([
      'graduates: Graduates',
      'EXCLUDED: Excluded',
      'IN_FIELD_FULL_TIME: Employed in field, full time',
      'IN_FIELD_PART_TIME: Employed in field, part time or hours not known',
      'IN_FIELD_LATER: Employed in field, after 180 days',
      'IN_FIELD_DATE_UNKNOWN: Employed in field, day not known',
      'OUT_OF_FIELD: Employed out of field',
      'FIELD_UNKNOWN: Employed, field not known',
      'SEEKING: Still seeking',
      'NOT_SEEKING: Not seeking',
      'NON_REPORTING: Non-reporting',
      'inField: Employed in field within 180 days',
      'salary.n.USD: Salary in field, reported (USD)',
      'salary.mean.USD: Salary in field, mean (USD)',
      'salary.median.USD: Salary in field, median (USD)',
    ]);
  });
});

describe('FOLLOW_UP_OUTCOMES', () => {
  const records = followUpRecords();
  const scope: Scope = { asOf: '2026-06-30', fromDay: '2026-01-01', toDay: '2026-03-31' };

  it('says why somebody is counted, or not', () => {
    const reasons = reasonsOf(FOLLOW_UP_OUTCOMES, records, scope);

    expect(reasons.get('P10')).toBe(
      'OFFER: Counted as offer: first interview on 2026-02-01, 1 held; follow-ups owed 2, on time 1, late 1, missed 0; two-way contacts 1.',
    );
    expect(reasons.get('P16')).toBe(
      'REJECTED: Counted as rejected: first interview on 2026-02-01, 1 held; follow-ups owed 1, on time 0, late 0, missed 1; two-way contacts 1.',
    );
    expect(reasons.get('P26')).toBe(
      'WITHDRAWN: Counted as withdrawn: first interview on 2026-02-01, 1 held; follow-ups owed 2, on time 1, late 0, missed 1; two-way contacts 0.',
    );
    expect(reasons.get('P28')).toBe(
      'ROLE_CLOSED: Counted as role closed: first interview on 2026-02-01, 2 held; follow-ups owed 2, on time 0, late 2, missed 0; two-way contacts 1.',
    );
    expect(reasons.get('P29')).toBe(
      'NO_RESPONSE: Counted as no response: first interview on 2026-02-01, 1 held; follow-ups owed 3, on time 0, late 0, missed 3; two-way contacts 0.',
    );
    expect(reasons.get('P34')).toBe(
      'OPEN: Counted as open: first interview on 2026-02-01, 1 held; follow-ups owed 2, on time 1, late 0, missed 1; two-way contacts 1.',
    );
    expect(reasons.get('P41')).toBe(
      'NOT_IN_PERIOD: Not counted: the first interview was on 2025-12-31, outside of 2026-01-01 to 2026-03-31.',
    );
    expect(reasons.get('P43')).toBe('NOT_IN_PERIOD: Not counted: no interview was held.');
  });

  it('says what is doubtful and what to do', () => {
    expect(messagesOf(FOLLOW_UP_OUTCOMES, records, scope)).toEqual({
      DECISION_DATE_MISSING: 'Prospect P24: It has ended, but when it was decided is not known; correct the outcome.',
      NO_COUNSELOR:
        'Prospect P34: Nobody looked after the student on the day of the first interview; assign the student to a caseload.',
      DECIDED_BEFORE_INTERVIEW:
        'Prospect P44: Decided on 2026-02-20, before the first interview on 2026-03-01; check both days.',
    });
  });

  it('names its figures', () => {
    expect(labelsOf(FOLLOW_UP_OUTCOMES, records, scope)).toEqual([
      'prospects: Prospects',
      'interviews: Interviews held',
      'owed: Follow-ups owed',
      'onTime: Follow-ups done on time',
      'late: Follow-ups done late',
      'missed: Follow-ups missed',
      'twoWayContacts: Two-way contacts',
      'onTimeShare: Share of owed follow-ups done on time',
      'OFFER: Prospects with an offer',
      'REJECTED: Prospects rejected',
      'WITHDRAWN: Prospects withdrawn',
      'ROLE_CLOSED: Prospects whose role was closed',
      'NO_RESPONSE: Prospects ended in silence',
      'OPEN: Prospects still open',
      'offerShare: Share of decided prospects with an offer',
      `${DAYS} (34 of 40 are decided.)`,
      `${DAYS} (17 of 18 are decided.)`,
      `${DAYS} (17 of 23 are decided.)`,
      `${DAYS} (15 of 16 are decided.)`,
      `${DAYS} (19 of 19 are decided.)`,
      'offerShare: Share of decided prospects with an offer (Nobody stands in the denominator.)',
      `${DAYS} (0 of 5 are decided: fewer than half by any day, so there is no median.)`,
      `${DAYS} (24 of 25 are decided.)`,
      `${DAYS} (10 of 15 are decided.)`,
    ]);
  });

  it('says of a median that most are still open', () => {
    const judgedAs = (bucket: string, measures: Record<string, number>) => ({
      studentId: bucket,
      verdict: {
        bucket,
        counted: true,
        reason: '',
        groups: [EVERYBODY],
        marks: bucket === 'OPEN' ? [] : ['DECIDED'],
        measures,
      },
    });
    const judged = [
      judgedAs('REJECTED', { decidedAfter: 10 }),
      ...[1, 2].map((openFor) => judgedAs('OPEN', { openFor })),
    ];
    const figure = FOLLOW_UP_OUTCOMES.figures(judged).find(({ key }) => key === 'daysToDecision');
    expect(figure).toMatchObject({
      value: 10,
      note: '1 of 3 are decided: most are still open, so the median is uncertain.',
    });
  });
});
