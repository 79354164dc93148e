import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '../platform/database/index.js';
import { keysOf, type Page, type PageArgs, pageOf, rowsToRead } from '../platform/graphql/index.js';
import type { NextStepsArgs, ProspectsArgs } from './prospect-lists.graphql.js';
import { Prospect } from './prospect.entity.js';

const prospectsOf = (tx: Transaction) =>
  tx.manager.createQueryBuilder(Prospect, 'p').where('p.centerId = :centerId', { centerId: tx.centerId });

export interface NextStepsFilter extends Omit<NextStepsArgs, 'mine'> {
  /** Only of the students whom this person looks after on the day of that moment; null: whoever does. */
  readonly lookedAfter: { readonly by: string; readonly at: Date } | null;
}

/** As an array, so that a few students are found by index instead of going through what the whole center owes. */
const LOOKED_AFTER = `p.studentId = ANY (ARRAY(SELECT students_looked_after(:centerId, :by, (
  SELECT (:at::timestamptz AT TIME ZONE k.zone)::date FROM center_calendars k WHERE k.center_id = :centerId))))`;

/** Lists of prospects, keyset-paged. */
@Injectable()
export class ProspectLists {
  constructor(private readonly database: Database) {}

  newestFirst(centerId: string, filter: ProspectsArgs, page: PageArgs): Promise<Page<Prospect>> {
    const after = keysOf(page.after, 'id');
    return this.database.inCenter(centerId, async (tx) => {
      const query = prospectsOf(tx).orderBy('p.id', 'DESC').limit(rowsToRead(page.first));
      if (after) query.andWhere('p.id < :after', { after: after[0] });
      if (filter.studentId) query.andWhere('p.studentId = :studentId', filter);
      if (filter.employerId) query.andWhere('p.employerId = :employerId', filter);
      if (filter.stage) query.andWhere('p.stage = :stage', filter);
      return pageOf(await query.getMany(), page.first, (prospect) => [prospect.id]);
    });
  }

  soonestDueFirst(centerId: string, filter: NextStepsFilter, page: PageArgs): Promise<Page<Prospect>> {
    const after = keysOf(page.after, 'instant', 'id');
    return this.database.inCenter(centerId, async (tx) => {
      const query = prospectsOf(tx)
        .andWhere('p.nextStepDueAt IS NOT NULL')
        .orderBy('p.nextStepDueAt')
        .addOrderBy('p.id')
        .limit(rowsToRead(page.first));
      if (after)
        query.andWhere('(p.nextStepDueAt, p.id) > (:dueAt::timestamptz, :id::uuid)', { dueAt: after[0], id: after[1] });
      if (filter.studentId) query.andWhere('p.studentId = :studentId', filter);
      if (filter.lookedAfter) query.andWhere(LOOKED_AFTER, filter.lookedAfter);
      if (filter.owner) query.andWhere('p.nextStepOwner = :owner', filter);
      if (filter.dueBy) query.andWhere('p.nextStepDueAt <= :dueBy', filter);
      return pageOf(await query.getMany(), page.first, (prospect) => [
        prospect.nextStepDueAt!.toISOString(),
        prospect.id,
      ]);
    });
  }
}
