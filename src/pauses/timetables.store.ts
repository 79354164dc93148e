import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Database, type Transaction } from '../platform/database/index.js';
import { ProspectTimetable } from './timetable.entity.js';

@Injectable()
export class TimetablesStore {
  constructor(private readonly database: Database) {}

  /** Whoever asks holds the prospect. */
  of(tx: Transaction, prospectId: string): Promise<ProspectTimetable | null> {
    return tx.manager.findOneBy(ProspectTimetable, { centerId: tx.centerId, prospectId });
  }

  async put(tx: Transaction, timetable: Omit<ProspectTimetable, 'centerId'>): Promise<void> {
    await tx.manager.upsert(ProspectTimetable, { ...timetable, centerId: tx.centerId }, ['centerId', 'prospectId']);
  }

  async remove(tx: Transaction, prospectId: string): Promise<void> {
    await tx.manager.delete(ProspectTimetable, { centerId: tx.centerId, prospectId });
  }

  async ofProspects(centerId: string, ids: readonly string[]): Promise<ReadonlyMap<string, ProspectTimetable>> {
    const found = await this.database.inCenter(centerId, (tx) =>
      tx.manager.findBy(ProspectTimetable, { centerId, prospectId: In([...ids]) }),
    );
    return new Map(found.map((timetable) => [timetable.prospectId, timetable]));
  }
}
