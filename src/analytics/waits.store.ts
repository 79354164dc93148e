import { Injectable } from '@nestjs/common';
import { Counting } from './counting.store.js';
import type { Waits } from './domain/descriptive/waiting-time.js';
import type { Group } from './domain/suppression-hierarchy.js';
import type { Tally } from './domain/suppression-rules.js';
import { type AsOf, GROUP, GROUPS, type Keyed, OPEN, valuesOf, WATCHED } from './students-in-groups.store.js';

/** Nobody is watched longer than this. */
export const HORIZON_DAYS = 180;

/** The waits of groups by the day on which they ended, and how many students they are of. */
export interface WaitsOfGroups {
  readonly waits: readonly Keyed<Waits>[];
  /** `ended` is null where every wait counts as it is, and there is nothing to tell of how many have ended. */
  readonly students: readonly Keyed<
    Group & { readonly students: number; readonly n: number; readonly ended: number | null }
  >[];
}

type Row = Keyed<Group> & {
  /** Null: all days together. */
  readonly day: number | null;
  readonly ended: boolean | null;
  readonly waits: number;
  readonly students: number;
  readonly endedWaits: number;
};

/** Times that something took, or has lasted so far, counted by day. */
@Injectable()
export class WaitsStore {
  constructor(private readonly counting: Counting) {}

  /** From the end of the first interview until the decision. */
  untilDecision(asOf: AsOf): Promise<WaitsOfGroups> {
    return this.read(asOf, UNTIL_DECISION);
  }

  /** Per stage, from entering it until leaving it. */
  inStages(asOf: AsOf): Promise<WaitsOfGroups> {
    return this.read(asOf, IN_STAGES);
  }

  /** Per employer, and for ALL of them, from the end of the first interview until the employer decided. */
  untilEmployerDecides(asOf: AsOf): Promise<WaitsOfGroups> {
    return this.read(asOf, UNTIL_EMPLOYER_DECIDES);
  }

  /** Days for which nothing has happened on open prospects. */
  async quiet(asOf: AsOf): Promise<WaitsOfGroups> {
    const { waits, students } = await this.read(asOf, QUIET_DAYS);
    return { waits, students: students.map((group) => ({ ...group, ended: null })) };
  }

  /** `waits`: student_id, key, began_at, ended_at (null: never), watched_until. */
  private async read(asOf: AsOf, waits: string): Promise<WaitsOfGroups> {
    const rows = await this.counting.rows<Row>(
      asOf.centerId,
      `WITH ${GROUPS}, ${waits}, ${DAYS}
        SELECT ${GROUP}, d.key, d.day, d.ended, count(*)::int AS waits, count(DISTINCT d.student_id)::int AS students,
               (count(*) FILTER (WHERE d.ended))::int AS "endedWaits"
          FROM days d JOIN groups g USING (student_id)
         WHERE d.day > 0
         GROUP BY GROUPING SETS ((g.cohort_id, g.counselor_id, d.key, d.day, d.ended), (g.cohort_id, g.counselor_id, d.key))`,
      valuesOf(asOf),
    );
    return {
      waits: rows.flatMap(({ day, ended, ...row }) => (day === null || ended === null ? [] : { ...row, day, ended })),
      students: rows.flatMap(({ day, waits: n, endedWaits, ...row }) =>
        day === null ? { ...row, n, ended: endedWaits } : [],
      ),
    };
  }
}

/**
 * Days are counted in whole days of 24 hours: something that ends within the first is over on day 1. Who still waits has waited the days that are complete; who
 * has not completed one is left out.
 */
const DAYS = `days AS (
  SELECT student_id, key, (ended_day <= watched_days) AS ended, least(ended_day, watched_days)::int AS day
    FROM (SELECT student_id, key,
                 CASE WHEN ended_at IS NULL THEN 100000 ELSE greatest(1, floor(extract(epoch FROM ended_at - began_at) / 86400) + 1) END AS ended_day,
                 least(${HORIZON_DAYS}, floor(extract(epoch FROM least(watched_until, $3::timestamptz) - began_at) / 86400)) AS watched_days
            FROM waits) w)`;

const UNTIL_DECISION = `${WATCHED}, waits AS (
  SELECT student_id, 'ALL' AS key, began_at, least(offer_at, ended_at) AS ended_at, given_up_at AS watched_until FROM watched)`;

/** A stage is left for the next one or by the prospect's end; while it lasts the wait goes on. */
const IN_STAGES = `${WATCHED}, waits AS (
  SELECT p.student_id, 'APPLIED' AS key, p.applied_on::timestamp AT TIME ZONE 'UTC' AS began_at, w.began_at AS ended_at, o.learned_at AS watched_until
    FROM prospects p LEFT JOIN watched w ON w.prospect_id = p.id
    LEFT JOIN outcomes o ON o.center_id = $1 AND o.prospect_id = p.id AND o.reopened_at IS NULL
   WHERE p.center_id = $1 AND p.applied_on < $2::date AND (w.began_at IS NULL OR w.began_at > p.applied_on::timestamp AT TIME ZONE 'UTC')
  UNION ALL
  SELECT w.student_id, 'INTERVIEWED', i.ends_at,
         least(lead(i.starts_at) OVER (PARTITION BY i.prospect_id ORDER BY i.ends_at, i.id), w.offer_at, w.ended_at), w.given_up_at
    FROM watched w JOIN interviews i ON i.center_id = $1 AND i.prospect_id = w.prospect_id AND i.status = 'HELD' AND i.ends_at < $3::timestamptz
  UNION ALL
  SELECT o.student_id, 'OFFERED', o.received_at, least(o.answered_at, o.lost_at), ended.learned_at
    FROM offers o LEFT JOIN outcomes ended ON ended.center_id = $1 AND ended.prospect_id = o.prospect_id AND ended.reopened_at IS NULL
   WHERE o.center_id = $1 AND o.received_at < $3::timestamptz)`;

/** A student who withdraws is not watched any further. */
const UNTIL_EMPLOYER_DECIDES = `${WATCHED}, waits AS (
  SELECT w.student_id, k.key, w.began_at, least(w.offer_at, CASE WHEN w.kind <> 'WITHDRAWN' THEN w.ended_at END) AS ended_at,
         least(w.given_up_at, CASE WHEN w.kind = 'WITHDRAWN' THEN w.ended_at END) AS watched_until
    FROM watched w JOIN employers e ON e.center_id = $1 AND e.id = w.employer_id
   CROSS JOIN LATERAL (VALUES (coalesce(e.merged_into_id, e.id)::text), ('ALL')) AS k (key))`;

/** Every one of them has lasted as long as it has: nothing is open-ended about quiet days. Less than a day counts as one. */
const QUIET_DAYS = `waits AS (
  SELECT p.student_id, 'ALL' AS key, least(p.last_activity_at, $3::timestamptz - interval '1 day') AS began_at,
         $3::timestamptz - interval '1 day' AS ended_at, NULL::timestamptz AS watched_until
    FROM prospects p WHERE ${OPEN})`;

/** What suppression goes by: students, waits and, where it says something, how many have ended. */
export const waitTallyOf = ({ students, n, ended }: WaitsOfGroups['students'][number]): Tally =>
  ended === null ? { students, n } : { students, n, events: [ended] };
