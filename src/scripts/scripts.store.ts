import { Injectable } from '@nestjs/common';
import { Database, insertIfFree, type Transaction } from '../platform/database/index.js';
import { defaultScript } from './domain/default-scripts.js';
import { ALL_SLOTS, type ScriptSlot } from './domain/purposes.js';
import type { ScriptText } from './domain/script-text.js';
import { ScriptChoice, ScriptVersion } from './script.entity.js';

/** The words that are used for one script now. */
export interface CurrentScript extends ScriptSlot, ScriptText {
  /** Null: those that come with the service. */
  readonly versionId: string | null;
  /** 0: those that come with the service. */
  readonly versionNumber: number;
  /** Counts changes of the choice; 0: never changed. */
  readonly version: number;
}

@Injectable()
export class ScriptsStore {
  constructor(private readonly database: Database) {}

  /** The words used for every script of the center, in the order of the method. */
  async current(centerId: string): Promise<readonly CurrentScript[]> {
    const rows = await this.database.read<CurrentScript>(centerId, {
      name: 'current-scripts',
      text: `SELECT c.purpose, c.channel, c.version, v.id AS "versionId", coalesce(v.number, 0) AS "versionNumber", v.title, v.opening, v.body
               FROM script_choices c
               LEFT JOIN script_versions v ON v.center_id = $1 AND v.id = c.current_version_id
              WHERE c.center_id = $1`,
      values: [centerId],
    });
    return ALL_SLOTS.map((slot) =>
      asUsed(
        slot,
        rows.find((row) => isSame(row, slot)),
      ),
    );
  }

  /** Versions of one script, newest first. */
  versions(centerId: string, slot: ScriptSlot, before: number | null, limit: number): Promise<ScriptVersion[]> {
    return this.database.read<ScriptVersion>(centerId, {
      name: 'script-versions',
      text: `SELECT v.center_id AS "centerId", v.id, v.purpose, v.channel, v.number, v.title, v.opening, v.body,
                    v.created_at AS "createdAt", v.created_by AS "createdBy"
               FROM script_versions v
              WHERE v.center_id = $1 AND v.purpose = $2 AND v.channel = $3 AND ($4::int IS NULL OR v.number < $4)
              ORDER BY v.number DESC LIMIT $5`,
      values: [centerId, slot.purpose, slot.channel, before, limit],
    });
  }

  /** The choice for one script, held until the transaction ends. */
  async holdChoice(tx: Transaction, { purpose, channel }: ScriptSlot): Promise<ScriptChoice> {
    const where = { centerId: tx.centerId, purpose, channel };
    await tx.manager.createQueryBuilder().insert().into(ScriptChoice).values(where).orIgnore().execute();
    return tx.manager.findOneOrFail(ScriptChoice, { where, lock: { mode: 'pessimistic_write' } });
  }

  /** The next number of a script whose choice is held. */
  async nextNumber(tx: Transaction, { purpose, channel }: ScriptSlot): Promise<number> {
    const [row] = await tx.query<{ next: number }>(
      `SELECT coalesce(max(number), 0) + 1 AS next FROM script_versions WHERE center_id = $1 AND purpose = $2 AND channel = $3`,
      [tx.centerId, purpose, channel],
    );
    return row!.next;
  }

  /** False: the id is taken. */
  addVersion(tx: Transaction, version: Omit<ScriptVersion, 'centerId'>): Promise<boolean> {
    return insertIfFree(tx, ScriptVersion, version);
  }

  versionById(tx: Transaction, id: string): Promise<ScriptVersion | null> {
    return tx.manager.findOneBy(ScriptVersion, { centerId: tx.centerId, id });
  }

  async choose(tx: Transaction, before: ScriptChoice, currentVersionId: string | null): Promise<void> {
    const { purpose, channel, version } = before;
    await tx.manager.update(
      ScriptChoice,
      { centerId: tx.centerId, purpose, channel },
      { currentVersionId, version: version + 1 },
    );
  }
}

const isSame = (a: ScriptSlot, b: ScriptSlot): boolean => a.purpose === b.purpose && a.channel === b.channel;

/** The center's own words, else those that come with the service. */
const asUsed = (slot: ScriptSlot, chosen: CurrentScript | undefined): CurrentScript =>
  chosen?.versionId
    ? chosen
    : { ...slot, ...defaultScript(slot), versionId: null, versionNumber: 0, version: chosen?.version ?? 0 };
