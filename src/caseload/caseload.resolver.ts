import { Args, Query, Resolver } from '@nestjs/graphql';
import { Allow, Denial, SignedInActor } from '../identity/index.js';
import type { Actor } from '../kernel/actor.js';
import { CursorNotValid, keysOf, pageOf, rowsToRead, toConnection } from '../platform/graphql/index.js';
import { parse } from '../platform/validation/index.js';
import { CaseloadArgs } from './caseload.args.js';
import { Caseload } from './caseload.graphql.js';
import { CaseloadPlace, CaseloadQuestion, type CaseloadSort } from './caseload.input.js';
import { CaseloadService } from './caseload.service.js';

const BAD_REQUEST = 400;

@Resolver(() => Caseload)
export class CaseloadResolver {
  constructor(private readonly caseloads: CaseloadService) {}

  @Allow('caseload.see')
  @Query(() => Caseload, {
    description:
      'The counselor’s dashboard: the students of a cohort, of a counselor or of the whole center, worst first, with figures over all of them.',
  })
  async caseload(
    @SignedInActor() actor: Actor,
    @Args() { filter, sort, first, after }: CaseloadArgs,
  ): Promise<Caseload> {
    const page = { sort, after: placeOf(after, sort), limit: rowsToRead(first) };
    const { header, matching, students } = await this.caseloads.see(actor, questionOf(filter), page);
    const connection = toConnection(pageOf(students, first, (student) => [sort, ...student.place, student.id]));
    return { header, students: { ...connection, totalCount: matching } };
  }
}

const questionOf = (filter: CaseloadArgs['filter']): CaseloadQuestion => {
  const parsed = parse(CaseloadQuestion, filter ?? {});
  if (parsed.ok) return parsed.value;
  throw new Denial(
    'FILTER_NOT_VALID',
    parsed.failures.map(({ message }) => `filter.${message}`).join(' '),
    BAD_REQUEST,
  );
};

const placeOf = (after: string | null | undefined, sort: CaseloadSort): CaseloadPlace | null => {
  const keys = keysOf(after, 'text', 'text', 'text', 'text', 'id');
  if (keys === null) return null;
  const place = CaseloadPlace.safeParse(keys);
  if (place.success && place.data[0] === sort) return place.data;
  throw new CursorNotValid();
};
