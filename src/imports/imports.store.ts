import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Database, type Transaction } from '../platform/database/index.js';
import { Import, type ImportKind } from './import.entity.js';

export type NewImport = Pick<
  Import,
  | 'id'
  | 'kind'
  | 'studentId'
  | 'fileName'
  | 'file'
  | 'source'
  | 'mapping'
  | 'status'
  | 'rowsTotal'
  | 'createdAt'
  | 'createdBy'
>;

export interface ImportPage {
  readonly kinds: readonly ImportKind[];
  /** The only student whose files are shown; null: all. */
  readonly studentId: string | null;
  readonly afterId: string | null;
  readonly limit: number;
}

@Injectable()
export class ImportsStore {
  constructor(private readonly database: Database) {}

  async add(tx: Transaction, given: NewImport): Promise<void> {
    await tx.manager.insert(Import, { ...given, centerId: tx.centerId });
  }

  byId(tx: Transaction, id: string): Promise<Import | null> {
    return tx.manager.findOneBy(Import, { centerId: tx.centerId, id });
  }

  /** Holds the import until the transaction ends. */
  byIdToChange(tx: Transaction, id: string): Promise<Import | null> {
    return tx.manager.findOne(Import, { where: { centerId: tx.centerId, id }, lock: { mode: 'pessimistic_write' } });
  }

  async change(tx: Transaction, id: string, changes: Partial<Import>): Promise<void> {
    await tx.manager.update(Import, { centerId: tx.centerId, id }, changes);
  }

  /** The file as it came; null: it has been let go. */
  async file(tx: Transaction, id: string): Promise<Buffer | null> {
    const [row] = await tx.query<{ file: Buffer | null }>('SELECT file FROM imports WHERE center_id = $1 AND id = $2', [
      tx.centerId,
      id,
    ]);
    return row?.file ?? null;
  }

  async byIds(centerId: string, ids: readonly string[]): Promise<ReadonlyMap<string, Import>> {
    const found = await this.database.inCenter(centerId, (tx) =>
      tx.manager.findBy(Import, { centerId, id: In([...ids]) }),
    );
    return new Map(found.map((each) => [each.id, each]));
  }

  /** Imports, the newest first, one page. */
  newestFirst(centerId: string, { kinds, studentId, afterId, limit }: ImportPage): Promise<Import[]> {
    return this.database.inCenter(centerId, (tx) => {
      const page = tx.manager
        .createQueryBuilder(Import, 'i')
        .where('i.centerId = :centerId AND i.kind IN (:...kinds)', { centerId, kinds });
      if (studentId !== null) page.andWhere('i.studentId = :studentId', { studentId });
      if (afterId !== null) page.andWhere('i.id < :afterId', { afterId });
      return page.orderBy('i.id', 'DESC').limit(limit).getMany();
    });
  }
}
