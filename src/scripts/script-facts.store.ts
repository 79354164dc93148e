import { Injectable } from '@nestjs/common';
import type { StepKind } from '../follow-up-policies/index.js';
import type { Day } from '../kernel/day.js';
import type { Channel, Disposition } from '../kernel/fact.js';
import type { Instant } from '../kernel/instant.js';
import { Database } from '../platform/database/index.js';
import type { ScriptFacts } from './domain/script-values.js';

export interface MetContact {
  readonly id: string;
  readonly name: string;
  readonly title: string | null;
}

/** What a script of a prospect may speak of, and what decides which script fits. */
export interface Candidacy {
  readonly studentId: string;
  readonly step: StepKind | null;
  readonly channel: Channel | null;
  readonly lastDisposition: Disposition | null;
  /** Whom the script speaks to; null: nobody is known. */
  readonly contactId: string | null;
  /** Everybody met in the last interview, those added first at the top. */
  readonly met: readonly MetContact[];
  readonly facts: ScriptFacts;
}

@Injectable()
export class ScriptFactsStore {
  constructor(private readonly database: Database) {}

  /** One prospect, speaking to `contactId` or to whom its next step, its last call or its last interview names; null: there is no such prospect. */
  async candidacy(
    centerId: string,
    prospectId: string,
    contactId: string | null,
    now: Instant,
  ): Promise<Candidacy | null> {
    const [row] = await this.database.read<Row>(centerId, {
      name: 'script-facts',
      text: CANDIDACY,
      values: [centerId, prospectId, contactId, new Date(now)],
    });
    return row ? candidacyOf(row) : null;
  }
}

type Dates = 'interviewedAt' | 'lastContactAt' | 'offerDeadlineAt' | 'otherOfferDeadlineAt' | 'promisedOn';

interface Row extends Omit<Candidacy, 'facts'>, Omit<ScriptFacts, Dates> {
  readonly interviewedAt: Date | null;
  readonly lastContactAt: Date | null;
  readonly offerDeadlineAt: Date | null;
  readonly otherOfferDeadlineAt: Date | null;
  readonly promisedOn: Day | null;
}

const candidacyOf = ({ studentId, step, channel, lastDisposition, contactId, met, ...told }: Row): Candidacy => ({
  studentId,
  step,
  channel,
  lastDisposition,
  contactId,
  met,
  facts: {
    ...told,
    interviewedAt: told.interviewedAt?.getTime() ?? null,
    lastContactAt: told.lastContactAt?.getTime() ?? null,
    offerDeadlineAt: told.offerDeadlineAt?.getTime() ?? null,
    otherOfferDeadlineAt: told.otherOfferDeadlineAt?.getTime() ?? null,
  },
});

/** A promise made in a later call replaces that of the game plan. */
const CANDIDACY = `
  SELECT p.student_id AS "studentId", p.next_step_kind AS step, p.next_step_channel AS channel, asked.disposition AS "lastDisposition",
         c.id AS "contactId", people.met,
         concat_ws(' ', s.given_name, nullif(s.family_name, '')) AS "studentName", s.phone AS "studentPhone", s.email AS "studentEmail",
         s.value_points AS "valuePoints", p.position, e.name AS "employerName", c.name AS "contactName", c.title AS "contactTitle",
         met.ends_at AS "interviewedAt",
         CASE WHEN asked.happened_at >= met.ends_at THEN coalesce(asked.promised_on, plan.promised_on) ELSE coalesce(plan.promised_on, asked.promised_on) END AS "promisedOn",
         asked.happened_at AS "lastContactAt", own.deadline_at AS "offerDeadlineAt", other.deadline_at AS "otherOfferDeadlineAt",
         profile.name AS "centerName", coalesce(s.zone, k.zone) AS zone
    FROM prospects p
    JOIN students s ON s.center_id = $1 AND s.id = p.student_id
    JOIN employers e ON e.center_id = $1 AND e.id = p.employer_id
    JOIN center_profiles profile ON profile.center_id = $1
    JOIN center_calendars k ON k.center_id = $1
    LEFT JOIN LATERAL (
      SELECT i.id, i.ends_at FROM interviews i
       WHERE i.center_id = $1 AND i.prospect_id = p.id AND i.status IN ('HELD', 'SCHEDULED') AND i.starts_at <= $4
       ORDER BY i.starts_at DESC, i.id DESC LIMIT 1) met ON true
    LEFT JOIN game_plans plan ON plan.center_id = $1 AND plan.interview_id = met.id
    LEFT JOIN LATERAL (
      SELECT f.happened_at, f.disposition, f.promised_on, f.contact_id FROM follow_ups f
       WHERE f.center_id = $1 AND f.prospect_id = p.id AND f.happened_at <= $4
         AND f.kind IN ('STATUS_CHECK', 'NEXT_ROUND_CHECK', 'APPLICATION_CHECK', 'EXPEDITE_REQUEST')
       ORDER BY f.happened_at DESC, f.id DESC LIMIT 1) asked ON true
    LEFT JOIN LATERAL (
      SELECT min(o.deadline_at) AS deadline_at FROM offers o
       WHERE o.center_id = $1 AND o.prospect_id = p.id AND o.status = 'RECEIVED') own ON true
    LEFT JOIN LATERAL (
      SELECT min(o.deadline_at) AS deadline_at FROM offers o
       WHERE o.center_id = $1 AND o.student_id = p.student_id AND o.prospect_id <> p.id AND o.status = 'RECEIVED') other ON true
    LEFT JOIN LATERAL (
      SELECT coalesce(json_agg(json_build_object('id', m.id, 'name', m.name, 'title', m.title) ORDER BY m.id), '[]') AS met, min(m.id::text)::uuid AS first_id
        FROM interview_contacts ic JOIN contacts m ON m.center_id = $1 AND m.id = ic.contact_id
       WHERE ic.center_id = $1 AND ic.interview_id = met.id) people ON true
    LEFT JOIN contacts c ON c.center_id = $1 AND c.id = coalesce($3::uuid, p.next_step_contact_id, asked.contact_id, people.first_id)
   WHERE p.center_id = $1 AND p.id = $2`;
