import { Field, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf } from '../platform/graphql/index.js';
import { CaseloadStudent } from './caseload-student.graphql.js';

@ObjectType({ description: 'Prospects of a caseload that have ended, by how they ended.' })
export class OutcomeCounts {
  @Field(() => Int, { description: 'Ended with an accepted offer.' })
  offerAccepted: number;

  @Field(() => Int, { description: 'Ended with an offer that the student declined.' })
  offerDeclined: number;

  @Field(() => Int, { description: 'Rejected by the employer.' })
  rejected: number;

  @Field(() => Int, { description: 'Withdrawn by the student.' })
  withdrawn: number;

  @Field(() => Int, { description: 'The role was closed without being filled.' })
  roleClosed: number;

  @Field(() => Int, { description: 'Closed by a person, because the employer never answered.' })
  noResponse: number;
}

@ObjectType({
  description:
    'Follow-ups done in time out of those owed, in the last 90 days; two counts, so that no percentage stands without its n.',
})
export class OnTimeRate {
  @Field(() => Int, { description: 'Follow-ups of the last 90 days that were done by the time their step was due.' })
  onTime: number;

  @Field(() => Int, {
    description:
      'All follow-ups of the last 90 days that a step asked for, and the steps that are overdue now. 0: nothing was owed, there is no rate.',
  })
  owed: number;
}

@ObjectType({ description: 'A caseload in figures: all its students, whatever the page is narrowed to.' })
export class CaseloadHeader {
  @Field(() => Int, { description: 'Students, without archived ones.' })
  students: number;

  @Field(() => Int, { description: 'Their prospects that have not ended.' })
  openProspects: number;

  @Field(() => Int, { description: 'Open prospects whose next step is overdue.' })
  overdue: number;

  @Field(() => Int, {
    description:
      'Open prospects whose next step has been overdue for 5 whole business days of the center: nobody acted.',
  })
  neglected: number;

  @Field(() => Int, {
    description:
      'Open prospects whose next step is due in the next 7 days of 24 hours; overdue ones are not among them.',
  })
  dueIn7Days: number;

  @Field(() => OutcomeCounts, { description: 'Their prospects that have ended.' })
  outcomes: OutcomeCounts;

  @Field(() => OnTimeRate, { description: 'How much of what was owed was done in time.' })
  onTimeRate: OnTimeRate;
}

@ObjectType({ description: 'A page of the students of a caseload.' })
export class CaseloadStudentConnection extends connectionOf(CaseloadStudent, 'CaseloadStudent') {
  @Field(() => Int, { description: 'Students of the caseload that match the filter, on all pages.' })
  totalCount: number;
}

@ObjectType({ description: 'The counselor’s dashboard: a caseload in figures, and a page of its students.' })
export class Caseload {
  @Field(() => CaseloadHeader, {
    description:
      'Counts over the cohort, the counselor’s students or the whole center; filters other than those do not narrow it.',
  })
  header: CaseloadHeader;

  @Field(() => CaseloadStudentConnection, {
    description: 'The students that match every filter, in the order asked for.',
  })
  students: CaseloadStudentConnection;
}
