import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor.js';
import { fail, ok, type Result } from '../kernel/result.js';
import { Audit } from '../audit/index.js';
import { newId } from '../platform/clock/index.js';
import type { Transaction } from '../platform/database/index.js';
import { UseCases } from '../platform/idempotency/index.js';
import { parse } from '../platform/validation/index.js';
import type { CaseloadCover } from './caseload.entity.js';
import type { ArrangeCoverInput, CancelCoverInput } from './caseloads.graphql.js';
import { NewCover } from './caseloads.input.js';
import { CoversStore } from './covers.store.js';
import { StaffStore } from './staff.store.js';

const NOBODY = 'There is no counselor, lead or admin with this id who can sign in.';

/** While a counselor is away another one looks after the caseload. */
@Injectable()
export class CoversService {
  constructor(
    private readonly useCases: UseCases,
    private readonly store: CoversStore,
    private readonly staff: StaffStore,
    private readonly audit: Audit,
  ) {}

  arrange(actor: Actor, input: ArrangeCoverInput): Promise<Result<{ cover: CaseloadCover }>> {
    return this.useCases.run(actor, { name: 'arrangeCover', input }, async (tx) => {
      const parsed = parse(NewCover, input);
      if (!parsed.ok) return parsed;
      const cover = { ...parsed.value, id: parsed.value.id ?? newId(), centerId: tx.centerId };
      const possible = await this.expectPossible(tx, cover);
      if (!possible.ok) return possible;
      if (!(await this.store.add(tx, cover)))
        return fail('ID_TAKEN', 'This id is used already; make a new UUIDv7.', 'id');
      await this.audit.record(tx, actor, {
        action: 'cover.arranged',
        subjectType: 'CaseloadCover',
        subjectId: cover.id,
        after: cover,
      });
      return ok({ cover });
    });
  }

  cancel(actor: Actor, input: CancelCoverInput): Promise<Result<{ cover: CaseloadCover }>> {
    return this.useCases.run(actor, { name: 'cancelCover', input }, async (tx) => {
      const cover = await this.store.remove(tx, input.id);
      if (!cover) return fail('COVER_NOT_FOUND', 'There is no cover with this id.', 'id');
      await this.audit.record(tx, actor, {
        action: 'cover.cancelled',
        subjectType: 'CaseloadCover',
        subjectId: cover.id,
        before: cover,
      });
      return ok({ cover });
    });
  }

  /** Holding both people keeps two covers of one absence from being arranged at once. */
  private async expectPossible(tx: Transaction, cover: CaseloadCover): Promise<Result<null>> {
    const staff = await this.staff.lockAll(tx, [cover.absentId, cover.coveringId]);
    if (!staff.has(cover.absentId)) return fail('COUNSELOR_NOT_FOUND', NOBODY, 'absentId');
    if (!staff.has(cover.coveringId)) return fail('COUNSELOR_NOT_FOUND', NOBODY, 'coveringId');
    if (cover.absentId === cover.coveringId)
      return fail('COVERING_ONESELF', 'Nobody can stand in for themselves; name somebody else.', 'coveringId');
    if (cover.toDay < cover.fromDay)
      return fail('COVER_ENDS_BEFORE_IT_STARTS', 'The last day must not be before the first; exchange them.', 'toDay');
    if (await this.store.overlaps(tx, cover))
      return fail(
        'OVERLAPPING_COVER',
        'Somebody covers this absence on some of these days; cancel that first.',
        'fromDay',
      );
    return ok(null);
  }
}
