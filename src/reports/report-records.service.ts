import { Injectable } from '@nestjs/common';
import { classOf } from '../first-destinations/index.js';
import { grouped } from '../kernel/grouped.js';
import type { Transaction } from '../platform/database/index.js';
import type { CirrRecord } from './domain/cirr.js';
import type { CseaRecord } from './domain/csea.js';
import type { Degree } from './domain/known-destinations.js';
import type { Level, NaceRecord } from './domain/nace.js';
import type { StandardName } from './domain/report.js';
import type { AnyRecord } from './domain/standards.js';
import { FollowedRecords } from './followed-records.service.js';
import { type Graduate, GraduateRecordsStore, type GraduateScope } from './graduate-records.store.js';
import { ParticipantRecordsStore } from './participant-records.store.js';
import type { ReportRun } from './report-run.entity.js';

/** A record under the key by which it is the same one in another run. */
export interface Keyed {
  readonly key: string;
  /** The student, or the prospect, behind whom one goes on. */
  readonly subjectId: string;
  readonly record: AnyRecord;
}

/** The next records of a run; `lastId` is where to go on behind. */
export interface RecordPage {
  readonly records: readonly Keyed[];
  readonly lastId: string;
}

/** What a report is to be about. */
export type Asked = Pick<ReportRun, 'standard' | 'fromDay' | 'toDay' | 'asOf' | 'asOfDay' | 'cohortId' | 'program'>;

/** Findings ask nothing about owed follow-ups, whose replay takes long. */
export type Purpose = 'COUNT' | 'FIND';

interface Place {
  readonly afterId: string | null;
  readonly limit: number;
  readonly purpose: Purpose;
}

type Next = (tx: Transaction, asked: Asked, place: Place) => Promise<RecordPage | null>;

/** Gathers the records that a standard judges, page by page. */
@Injectable()
export class ReportRecords {
  constructor(
    private readonly graduates: GraduateRecordsStore,
    private readonly participants: ParticipantRecordsStore,
    private readonly followed: FollowedRecords,
  ) {}

  /** Null: there are none left. */
  next(tx: Transaction, asked: Asked, place: Place): Promise<RecordPage | null> {
    return this.byStandard[asked.standard](tx, asked, place);
  }

  private readonly byStandard: Readonly<Record<StandardName, Next>> = {
    NACE: (tx, asked, place) => this.graduated(tx, asked, place, { level: null, recordsOf: naceRecords }),
    CSEA: (tx, asked, place) => this.graduated(tx, asked, place, { level: 'MASTER', recordsOf: cseaRecord }),
    CIRR: (tx, asked, place) => this.graduated(tx, asked, place, { level: null, recordsOf: cirrRecords }),
    WIOA: async (tx, asked, { afterId, limit }) => {
      const found = await this.participants.next(tx, asked, afterId, limit);
      return pageOf(found.map((record) => ({ key: record.studentId, subjectId: record.studentId, record })));
    },
    FOLLOW_UP_OUTCOMES: async (tx, asked, place) => {
      const found = await this.followed.next(tx, asked, place);
      return pageOf(found.map((record) => ({ key: record.prospectId, subjectId: record.prospectId, record })));
    },
  };

  private async graduated(
    tx: Transaction,
    asked: Asked,
    { afterId, limit }: Place,
    { level, recordsOf }: { level: Level | null; recordsOf: (graduate: Graduate) => OfGraduate },
  ): Promise<RecordPage | null> {
    const found = await this.graduates.next(tx, scopeOf(asked, level), afterId, limit);
    return pageOf(
      found.flatMap((graduate) => recordsOf(graduate).map((keyed) => ({ ...keyed, subjectId: graduate.studentId }))),
    );
  }
}

const scopeOf = ({ fromDay, toDay, cohortId, program, asOf, asOfDay }: Asked, level: Level | null): GraduateScope => ({
  firstClass: classOf(fromDay),
  lastClass: classOf(toDay),
  level,
  program,
  cohortId,
  asOf,
  asOfDay,
});

const pageOf = (records: readonly Keyed[]): RecordPage | null => {
  const last = records.at(-1);
  return last === undefined ? null : { records, lastId: last.subjectId };
};

type OfGraduate = readonly Omit<Keyed, 'subjectId'>[];

const naceRecords = ({ studentId, degrees, statements, unconfirmedOffers }: Graduate): OfGraduate =>
  [...grouped(degrees, ({ level }) => level)].map(([level, ofLevel]) => {
    const record: NaceRecord = { studentId, level, degrees: ofLevel.map(withoutLevel), statements, unconfirmedOffers };
    return { key: `${studentId}/${level ?? 'UNKNOWN'}`, record };
  });

const cseaRecord = ({ studentId, degrees, statements, unconfirmedOffers }: Graduate): OfGraduate => {
  const record: CseaRecord = { studentId, degrees: degrees.map(withoutLevel), statements, unconfirmedOffers };
  return [{ key: studentId, record }];
};

const cirrRecords = ({ studentId, degrees, statements, unconfirmedOffers, exclusion }: Graduate): OfGraduate =>
  degrees.map((degree) => {
    const record: CirrRecord = { studentId, degree: withoutLevel(degree), exclusion, statements, unconfirmedOffers };
    return { key: degree.id, record };
  });

const withoutLevel = ({ id, recordedAs, program, graduatedOn }: Degree): Degree => ({
  id,
  recordedAs,
  program,
  graduatedOn,
});
