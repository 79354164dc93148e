import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { grouped } from '../kernel/grouped.js';
import { Database, insertIfFree, type Transaction } from '../platform/database/index.js';
import { FeedbackTheme } from './feedback-theme.entity.js';
import { MOST_THEMES } from './feedback-themes.input.js';
import { FollowUpFeedbackTheme } from './follow-up-feedback-theme.entity.js';

export interface CountedTheme {
  readonly theme: FeedbackTheme;
  readonly followUps: number;
}

@Injectable()
export class FeedbackThemesStore {
  constructor(private readonly database: Database) {}

  /** False: the id is taken, or a theme in use has the same name. */
  add(tx: Transaction, theme: Omit<FeedbackTheme, 'centerId' | 'version'>): Promise<boolean> {
    return insertIfFree(tx, FeedbackTheme, theme);
  }

  /** Holds the theme until the transaction ends. */
  byIdToChange(tx: Transaction, id: string): Promise<FeedbackTheme | null> {
    const where = { centerId: tx.centerId, id };
    return tx.manager.findOne(FeedbackTheme, { where, lock: { mode: 'pessimistic_write' } });
  }

  async change(tx: Transaction, id: string, changes: Partial<FeedbackTheme>): Promise<void> {
    await tx.manager.update(FeedbackTheme, { centerId: tx.centerId, id }, changes);
  }

  /** Those of the ids that exist in the center. */
  known(tx: Transaction, ids: readonly string[]): Promise<FeedbackTheme[]> {
    if (ids.length === 0) return Promise.resolve([]);
    return tx.manager.findBy(FeedbackTheme, { centerId: tx.centerId, id: In([...ids]) });
  }

  /** How many there are, retired or not, and the last position; nobody adds another meanwhile. */
  async extent(tx: Transaction): Promise<{ count: number; last: number }> {
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1::text, 0))', [
      `feedback themes of ${tx.centerId}`,
    ]);
    const [row] = await tx.query<{ count: number; last: number }>(
      'SELECT count(*)::int AS count, coalesce(max(position), 0) AS last FROM feedback_themes WHERE center_id = $1',
      [tx.centerId],
    );
    return row!;
  }

  async idsOf(tx: Transaction, followUpId: string): Promise<string[]> {
    const found = await tx.manager.findBy(FollowUpFeedbackTheme, { centerId: tx.centerId, followUpId });
    return found.map(({ themeId }) => themeId).toSorted();
  }

  /** Gives the follow-up exactly these themes. */
  async set(tx: Transaction, followUpId: string, themeIds: readonly string[]): Promise<void> {
    await tx.query(
      'DELETE FROM follow_up_feedback_themes WHERE center_id = $1 AND follow_up_id = $2 AND theme_id <> ALL ($3::uuid[])',
      [tx.centerId, followUpId, themeIds],
    );
    await tx.query(
      `INSERT INTO follow_up_feedback_themes (center_id, follow_up_id, theme_id)
       SELECT $1, $2, id FROM unnest($3::uuid[]) AS given (id) ON CONFLICT DO NOTHING`,
      [tx.centerId, followUpId, themeIds],
    );
  }

  /** The themes of several follow-ups, by follow-up, as the list has them. */
  async ofFollowUps(centerId: string, ids: readonly string[]): Promise<ReadonlyMap<string, FeedbackTheme[]>> {
    const found = await this.database.read<FeedbackTheme & { followUpId: string }>(centerId, {
      name: 'feedback-themes-of-follow-ups',
      text: `SELECT ${COLUMNS}, g.follow_up_id AS "followUpId"
               FROM follow_up_feedback_themes g JOIN feedback_themes t ON t.center_id = g.center_id AND t.id = g.theme_id
              WHERE g.center_id = $1 AND g.follow_up_id = ANY ($2::uuid[]) ORDER BY t.position, t.name, t.id`,
      values: [centerId, ids],
    });
    return grouped(found, ({ followUpId }) => followUpId);
  }

  /** The list; retired themes at its end, when they are wanted. */
  list(centerId: string, withRetired: boolean): Promise<FeedbackTheme[]> {
    return this.database.read<FeedbackTheme>(centerId, {
      name: 'feedback-themes',
      text: `SELECT ${COLUMNS} FROM feedback_themes t WHERE ${LISTED} ${ORDER}`,
      values: [centerId, withRetired],
    });
  }

  /** The list with how many follow-ups have each theme: all, or those of students who were in the cohort on the day. */
  async counted(centerId: string, withRetired: boolean, cohortId: string | null): Promise<CountedTheme[]> {
    const rows = await this.database.read<FeedbackTheme & { followUps: number }>(centerId, {
      name: cohortId === null ? 'feedback-theme-counts' : 'feedback-theme-counts-of-cohort',
      text: `SELECT ${COLUMNS}, coalesce(given.times, 0) AS "followUps"
               FROM feedback_themes t LEFT JOIN (${cohortId === null ? GIVEN : GIVEN_IN_COHORT} GROUP BY g.theme_id) given ON given.theme_id = t.id
              WHERE ${LISTED} ${ORDER}`,
      values: cohortId === null ? [centerId, withRetired] : [centerId, withRetired, cohortId],
    });
    return rows.map(({ followUps, ...theme }) => ({ theme, followUps }));
  }
}

const COLUMNS = `t.center_id AS "centerId", t.id, t.name, t.position, t.retired_at AS "retiredAt", t.version`;
const LISTED = 't.center_id = $1 AND ($2 OR t.retired_at IS NULL)';
const ORDER = `ORDER BY t.retired_at IS NOT NULL, t.position, t.name, t.id LIMIT ${MOST_THEMES}`;

const GIVEN = `
  SELECT g.theme_id, count(*)::int AS times FROM follow_up_feedback_themes g WHERE g.center_id = $1`;

/** A student may have come back to a cohort, so membership is asked for, not joined. */
const GIVEN_IN_COHORT = `
  SELECT g.theme_id, count(*)::int AS times
    FROM follow_up_feedback_themes g
    JOIN follow_ups f ON f.center_id = $1 AND f.id = g.follow_up_id
    JOIN prospects p ON p.center_id = $1 AND p.id = f.prospect_id
    JOIN center_calendars k ON k.center_id = $1
   WHERE g.center_id = $1
     AND EXISTS (SELECT FROM cohort_memberships m
                  WHERE m.center_id = $1 AND m.cohort_id = $3 AND m.student_id = p.student_id
                    AND (f.happened_at AT TIME ZONE k.zone)::date BETWEEN m.from_day AND coalesce(m.to_day, 'infinity'))`;
