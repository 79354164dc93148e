import { Injectable } from '@nestjs/common';
import type { Day } from '../kernel/day.js';
import type { KnowledgeSource, PayPeriod } from '../outcomes/index.js';
import { Database, type Transaction } from '../platform/database/index.js';

/** An accepted offer that may be a first destination and that nobody has confirmed as one. */
export interface DestinationSuggestion {
  readonly offerId: string;
  readonly studentId: string;
  readonly employerId: string;
  readonly position: string | null;
  readonly payAmount: string | null;
  readonly payCurrency: string | null;
  readonly payPeriod: PayPeriod | null;
  readonly bonusAmount: string | null;
  readonly startsOn: Day | null;
  /** When this offer came. */
  readonly offeredOn: Day;
  /** When the first offer came in the search of this class, whatever became of it; the same day where it was this one. */
  readonly firstOfferedOn: Day;
  readonly decidedOn: Day;
  /** When it was entered here. */
  readonly knownOn: Day;
  readonly knowledgeSource: KnowledgeSource;
}

interface Asked {
  readonly graduatingClass: number;
  readonly afterId: string | null;
  readonly limit: number;
}

/** What first destinations can be confirmed from: derived, so that a suggestion is never out of date. */
@Injectable()
export class DestinationSuggestionsStore {
  constructor(private readonly database: Database) {}

  async byOffer(tx: Transaction, offerId: string, graduatingClass: number): Promise<DestinationSuggestion | null> {
    const values = [tx.centerId, graduatingClass, offerId];
    const [found] = await tx.query<DestinationSuggestion>(`${SUGGESTED} AND f.id = $3`, values);
    return found ?? null;
  }

  /** In the order of the offers' ids, one page. */
  page(centerId: string, { graduatingClass, afterId, limit }: Asked): Promise<DestinationSuggestion[]> {
    return this.database.read<DestinationSuggestion>(centerId, {
      name: 'destination-suggestions',
      text: `${SUGGESTED} AND ($3::uuid IS NULL OR f.id > $3) ORDER BY f.id LIMIT $4`,
      values: [centerId, graduatingClass, afterId, limit],
    });
  }
}

/** A search begins behind the student's last class before, and behind what was decided as the first destination of one. */
const FIRST_RECEIVED = `
  (SELECT min(o.received_at) FROM offers o
    WHERE o.center_id = $1 AND o.student_id = f.student_id
      AND (o.received_at AT TIME ZONE c.zone)::date > coalesce(greatest(
        (SELECT max(make_date(g.graduating_class, 6, 30)) FROM graduations g
          WHERE g.center_id = $1 AND g.student_id = f.student_id AND g.graduating_class < $2::int),
        (SELECT max(d.decided_on) FROM first_destinations d
          WHERE d.center_id = $1 AND d.student_id = f.student_id AND d.graduating_class < $2::int AND d.retracted_at IS NULL)), '-infinity'))`;

const SUGGESTED = `
  SELECT f.id AS "offerId", f.student_id AS "studentId", coalesce(e.merged_into_id, e.id) AS "employerId", p.position,
         f.pay_amount AS "payAmount", f.pay_currency AS "payCurrency", f.pay_period AS "payPeriod", f.bonus_amount AS "bonusAmount",
         f.starts_on AS "startsOn", (f.received_at AT TIME ZONE c.zone)::date AS "offeredOn",
         (least(f.received_at, ${FIRST_RECEIVED}) AT TIME ZONE c.zone)::date AS "firstOfferedOn", (f.answered_at AT TIME ZONE c.zone)::date AS "decidedOn",
         (o.recorded_at AT TIME ZONE c.zone)::date AS "knownOn", o.knowledge_source AS "knowledgeSource"
    FROM offers f
    JOIN center_calendars c ON c.center_id = $1
    JOIN prospects p ON p.center_id = $1 AND p.id = f.prospect_id
    JOIN employers e ON e.center_id = $1 AND e.id = p.employer_id
    JOIN outcomes o ON o.center_id = $1 AND o.prospect_id = f.prospect_id AND o.reopened_at IS NULL AND o.kind = 'OFFER_ACCEPTED'
   WHERE f.center_id = $1 AND f.status = 'ACCEPTED'
     AND (EXISTS (SELECT 1 FROM graduations g WHERE g.center_id = $1 AND g.student_id = f.student_id AND g.graduating_class = $2::int)
          OR EXISTS (SELECT 1 FROM students s WHERE s.center_id = $1 AND s.id = f.student_id AND s.graduating_class = $2::int))
     AND NOT EXISTS (SELECT 1 FROM first_destinations d
                      WHERE d.center_id = $1 AND d.offer_id = f.id AND d.graduating_class = $2::int AND d.retracted_at IS NULL)`;
