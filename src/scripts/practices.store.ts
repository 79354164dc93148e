import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '../platform/database/index.js';
import { ScriptPractice } from './script.entity.js';

/** A practice with the number of its words. */
export type KnownPractice = ScriptPractice & { readonly versionNumber: number };

@Injectable()
export class PracticesStore {
  constructor(private readonly database: Database) {}

  async add(tx: Transaction, practice: Omit<ScriptPractice, 'centerId'>): Promise<void> {
    await tx.manager.insert(ScriptPractice, { ...practice, centerId: tx.centerId });
  }

  /** By follow-up. */
  async ofFollowUps(centerId: string, followUpIds: readonly string[]): Promise<ReadonlyMap<string, KnownPractice>> {
    const rows = await this.database.read<KnownPractice>(centerId, {
      name: 'practices-of-follow-ups',
      text: `SELECT p.center_id AS "centerId", p.follow_up_id AS "followUpId", p.purpose, p.channel, p.script_version_id AS "scriptVersionId",
                    p.seconds, coalesce(v.number, 0) AS "versionNumber"
               FROM script_practices p
               LEFT JOIN script_versions v ON v.center_id = $1 AND v.id = p.script_version_id
              WHERE p.center_id = $1 AND p.follow_up_id = ANY ($2::uuid[])`,
      values: [centerId, followUpIds],
    });
    return new Map(rows.map((row) => [row.followUpId, row]));
  }
}
