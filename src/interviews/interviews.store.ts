import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { grouped } from '../kernel/grouped.js';
import { Database, type Transaction } from '../platform/database/index.js';
import { Debrief, GamePlan, Interview, InterviewContact } from './interview.entity.js';

@Injectable()
export class InterviewsStore {
  constructor(private readonly database: Database) {}

  add(tx: Transaction, interview: Omit<Interview, 'centerId' | 'version'>): void {
    tx.insert(Interview, interview);
  }

  /** Adds many, each with its game plan and debrief if it has one. */
  addAll(
    tx: Transaction,
    interviews: readonly Omit<Interview, 'centerId' | 'version'>[],
    gamePlans: readonly Omit<GamePlan, 'centerId'>[],
    debriefs: readonly Omit<Debrief, 'centerId'>[],
  ): void {
    tx.insertAll(Interview, interviews);
    tx.insertAll(GamePlan, gamePlans);
    tx.insertAll(Debrief, debriefs);
  }

  byId(tx: Transaction, id: string): Promise<Interview | null> {
    return tx.find(Interview, { id });
  }

  change(tx: Transaction, before: Interview, changes: Partial<Interview>): Interview {
    const after = { ...before, ...changes, version: before.version + 1 };
    tx.update(Interview, { id: before.id }, after);
    return after;
  }

  /** The round that the prospect's next interview will be: one after its latest that was not called off. */
  async nextRound(tx: Transaction, prospectId: string): Promise<number> {
    const [row] = await tx.query<{ round: number }>(
      `SELECT least(coalesce(max(round), 0) + 1, 30) AS round FROM interviews
        WHERE center_id = $1 AND prospect_id = $2 AND status IN ('SCHEDULED', 'HELD')`,
      [tx.centerId, prospectId],
    );
    return row!.round;
  }

  addContacts(tx: Transaction, interviewId: string, contactIds: readonly string[]): void {
    if (contactIds.length === 0) return;
    tx.write(
      `INSERT INTO interview_contacts (center_id, interview_id, contact_id) SELECT $1, $2, unnest($3::uuid[])
       ON CONFLICT (center_id, interview_id, contact_id) DO NOTHING`,
      [tx.centerId, interviewId, contactIds],
    );
  }

  gamePlan(tx: Transaction, interviewId: string): Promise<GamePlan | null> {
    return tx.find(GamePlan, { interviewId });
  }

  /** Writes the game plan of an interview whose prospect is held, over an earlier one. */
  saveGamePlan(tx: Transaction, plan: Omit<GamePlan, 'centerId'>, before: GamePlan | null): void {
    if (before) tx.update(GamePlan, { interviewId: plan.interviewId }, plan);
    else tx.insert(GamePlan, plan);
  }

  debrief(tx: Transaction, interviewId: string): Promise<Debrief | null> {
    return tx.find(Debrief, { interviewId });
  }

  saveDebrief(tx: Transaction, debrief: Omit<Debrief, 'centerId'>, before: Debrief | null): void {
    if (before) tx.update(Debrief, { interviewId: debrief.interviewId }, debrief);
    else tx.insert(Debrief, debrief);
  }

  async byIds(centerId: string, ids: readonly string[]): Promise<ReadonlyMap<string, Interview>> {
    const found = await this.database.inCenter(centerId, (tx) =>
      tx.manager.findBy(Interview, { centerId, id: In([...ids]) }),
    );
    return new Map(found.map((interview) => [interview.id, interview]));
  }

  /** Interviews of several prospects, by prospect, in the order they took place. */
  async ofProspects(centerId: string, prospectIds: readonly string[]): Promise<ReadonlyMap<string, Interview[]>> {
    const found = await this.database.inCenter(centerId, (tx) =>
      tx.manager.find(Interview, {
        where: { centerId, prospectId: In([...prospectIds]) },
        order: { startsAt: 'ASC', id: 'ASC' },
      }),
    );
    return grouped(found, (interview) => interview.prospectId);
  }

  async gamePlans(centerId: string, interviewIds: readonly string[]): Promise<ReadonlyMap<string, GamePlan>> {
    const found = await this.database.inCenter(centerId, (tx) =>
      tx.manager.findBy(GamePlan, { centerId, interviewId: In([...interviewIds]) }),
    );
    return new Map(found.map((plan) => [plan.interviewId, plan]));
  }

  async debriefs(centerId: string, interviewIds: readonly string[]): Promise<ReadonlyMap<string, Debrief>> {
    const found = await this.database.inCenter(centerId, (tx) =>
      tx.manager.findBy(Debrief, { centerId, interviewId: In([...interviewIds]) }),
    );
    return new Map(found.map((debrief) => [debrief.interviewId, debrief]));
  }

  /** Ids of the people met, by interview. */
  async contactIds(centerId: string, interviewIds: readonly string[]): Promise<ReadonlyMap<string, string[]>> {
    const found = await this.database.inCenter(centerId, (tx) =>
      tx.manager.findBy(InterviewContact, { centerId, interviewId: In([...interviewIds]) }),
    );
    return new Map(
      [...grouped(found, (met) => met.interviewId)].map(([id, met]) => [id, met.map(({ contactId }) => contactId)]),
    );
  }
}
