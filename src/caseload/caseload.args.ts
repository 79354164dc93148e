import { ArgsType, Field, InputType, Int, registerEnumType } from '@nestjs/graphql';
import { enumOf, PageArgs, Uuid } from '../platform/graphql/index.js';
import { StageEnum, type Stage } from '../prospects/index.js';
import { CASELOAD_SORTS, type CaseloadSort } from './caseload.input.js';

export const CaseloadSortEnum = enumOf(CASELOAD_SORTS);
registerEnumType(CaseloadSortEnum, {
  name: 'CaseloadSort',
  description: 'In which order students are listed.',
  valuesMap: {
    WORST_FIRST: {
      description: 'The most overdue next step first, then the one due soonest, last those without open prospects.',
    },
    NAME: { description: 'By family name, then given name, without regard to case and accents.' },
    LAST_ACTIVITY: {
      description: 'Those without prospects first, then those on whom nothing has happened for longest.',
    },
    OPEN_PROSPECTS: { description: 'Most open prospects first.' },
  },
});

@InputType({
  description:
    'Whose students, and which of them. Every filter given must hold; `cohortId`, `counselorId` and `mine` also say whom the header counts.',
})
export class CaseloadFilter {
  @Field(() => Uuid, {
    nullable: true,
    description: 'Who belongs to this cohort today. An unknown cohort has no students.',
  })
  cohortId?: string | null;

  @Field(() => Uuid, {
    nullable: true,
    description: 'Whom this counselor looks after today, cover for colleagues included.',
  })
  counselorId?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True: whom you look after today, as `counselorId` with your own id.',
  })
  mine?: boolean | null;

  @Field(() => StageEnum, { nullable: true, description: 'With at least one prospect at this stage.' })
  stage?: Stage | null;

  @Field(() => Int, {
    nullable: true,
    description: 'With a next step overdue by at least so many days of 24 hours, 0 to 3660.',
  })
  overdueBy?: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True: with a thank-you note missing; false: with none missing.',
  })
  noThankYou?: boolean | null;

  @Field(() => String, {
    nullable: true,
    description: 'Beginning of the name, given or family name first, or of the external id; at most 100 characters.',
  })
  text?: string | null;
}

@ArgsType()
export class CaseloadArgs extends PageArgs {
  @Field(() => CaseloadFilter, { nullable: true, description: 'Null: every student of the center.' })
  filter?: CaseloadFilter | null;

  @Field(() => CaseloadSortEnum, { defaultValue: 'WORST_FIRST', description: 'Null is not an order.' })
  sort: CaseloadSort;
}
