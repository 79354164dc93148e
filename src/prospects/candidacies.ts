import type { Timeline } from '../kernel/fact.js';
import { type FactRow, factOf } from './fact-rows.js';
import type { Prospect } from './prospect.entity.js';

/** Where a contact keeps office hours; nulls: as the center. */
export interface Place {
  readonly zone: string | null;
  readonly country: string | null;
  readonly region: string | null;
}

/** A candidacy with all that its projection is computed from. */
export interface Candidacy {
  readonly prospect: Prospect;
  readonly timeline: Timeline;
  /** Of the employer, and of every contact that the timeline names. */
  readonly places: { readonly employer: Place; readonly contacts: Readonly<Record<string, Place>> };
}

export interface CandidacyRow {
  readonly facts: FactRow[];
  readonly employer: Place;
  readonly contacts: Record<string, Place>;
}

export const candidacyOf = (prospect: Prospect, { facts, employer, contacts }: CandidacyRow): Candidacy => ({
  prospect,
  timeline: { openedAt: prospect.openedAt.getTime(), facts: facts.map(factOf) },
  places: { employer, contacts },
});

/** One row for each of the prospects ($2) with their offices ($3), in that order: a batch costs one round trip. */
export const CANDIDACIES = `
  SELECT (SELECT coalesce(json_agg(json_build_object('kind', f.kind, 'id', f.id, 'at', f.at, 'recorded_at', f.recorded_at, 'details', f.details)), '[]')
            FROM prospect_facts f WHERE f.center_id = $1 AND f.prospect_id = asked.id) AS facts,
         (SELECT json_build_object('zone', e.zone, 'country', e.country, 'region', e.region)
            FROM employers e WHERE e.center_id = $1 AND e.id = asked.office_id) AS employer,
         (SELECT coalesce(json_object_agg(c.id, json_build_object('zone', coalesce(c.zone, e.zone), 'country', e.country, 'region', e.region)), '{}')
            FROM contacts c JOIN employers e ON e.center_id = c.center_id AND e.id = c.employer_id
           WHERE c.center_id = $1 AND c.id IN (
             SELECT ic.contact_id FROM interviews i JOIN interview_contacts ic ON ic.center_id = i.center_id AND ic.interview_id = i.id
              WHERE i.center_id = $1 AND i.prospect_id = asked.id
             UNION ALL
             SELECT fu.contact_id FROM follow_ups fu WHERE fu.center_id = $1 AND fu.prospect_id = asked.id AND fu.contact_id IS NOT NULL)) AS contacts
    FROM unnest($2::uuid[], $3::uuid[]) WITH ORDINALITY AS asked (id, office_id, place) ORDER BY asked.place`;
