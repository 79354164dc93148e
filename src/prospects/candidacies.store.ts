import type { Booking } from '../follow-up-policies/index.js';
import type { Timeline } from '../kernel/fact.js';
import { anyOf } from '../platform/database/index.js';
import { EXCEPTIONS, type ExceptionRow, type Exceptions, exceptionsOf } from './exceptions.store.js';
import { type FactRow, factOf } from './fact-rows.js';
import type { Prospect } from './prospect.entity.js';

/** Where a contact keeps office hours; nulls: as the center. */
export interface Place {
  readonly zone: string | null;
  readonly country: string | null;
  readonly region: string | null;
}

/** A candidacy with all that its projection is computed from. */
export interface Candidacy extends Exceptions {
  readonly prospect: Prospect;
  readonly timeline: Timeline;
  /** Of the employer, and of every contact that the timeline names. */
  readonly places: { readonly employer: Place; readonly contacts: Readonly<Record<string, Place>> };
  /** The day that is kept free for its call; null: none is. */
  readonly booking: Booking | null;
}

/** What is told of several prospects, by prospect, and the places they need, by employer and by contact. */
export interface CandidacyRows {
  readonly facts: Readonly<Record<string, FactRow[]>>;
  readonly offices: Readonly<Record<string, Place>>;
  readonly contacts: Readonly<Record<string, Place>>;
  readonly bookings: Readonly<Record<string, Booking>>;
  readonly exceptions: Readonly<Record<string, ExceptionRow>>;
}

export const candidacyOf = (
  prospect: Prospect,
  { facts, offices, contacts, bookings, exceptions }: CandidacyRows,
): Candidacy => ({
  prospect,
  timeline: { openedAt: prospect.openedAt.getTime(), facts: (facts[prospect.id] ?? []).map(factOf) },
  places: { employer: offices[officeOf(prospect)]!, contacts },
  booking: bookings[prospect.id] ?? null,
  ...exceptionsOf(exceptions[prospect.id]!),
});

/** Who is asked: the agency where there is one. */
export const officeOf = ({ agencyId, employerId }: Prospect): string => agencyId ?? employerId;

/** What is told of the prospects `asked` for and of their `offices`, set by set: a batch costs one round trip, and each table is gone through once. */
const candidaciesOf = (asked: string, offices: string): string => `
  SELECT (SELECT coalesce(json_object_agg(told.prospect_id, told.facts), '{}') FROM (
            SELECT f.prospect_id, json_agg(json_build_object('kind', f.kind, 'id', f.id, 'at', f.at, 'recorded_at', f.recorded_at, 'details', f.details)) AS facts
              FROM prospect_facts f WHERE f.center_id = $1 AND f.prospect_id ${asked} GROUP BY f.prospect_id) told) AS facts,
         (SELECT json_object_agg(e.id, json_build_object('zone', e.zone, 'country', e.country, 'region', e.region))
            FROM employers e WHERE e.center_id = $1 AND e.id ${offices}) AS offices,
         (SELECT coalesce(json_object_agg(c.id, json_build_object('zone', coalesce(c.zone, e.zone), 'country', e.country, 'region', e.region)), '{}')
            FROM contacts c JOIN employers e ON e.center_id = c.center_id AND e.id = c.employer_id
           WHERE c.center_id = $1 AND c.id IN (
             SELECT ic.contact_id FROM interviews i JOIN interview_contacts ic ON ic.center_id = i.center_id AND ic.interview_id = i.id
              WHERE i.center_id = $1 AND i.prospect_id ${asked}
             UNION ALL
             SELECT fu.contact_id FROM follow_ups fu
              WHERE fu.center_id = $1 AND fu.prospect_id ${asked} AND fu.contact_id IS NOT NULL)) AS contacts,
         (SELECT coalesce(json_object_agg(b.prospect_id, json_build_object('contactId', b.contact_id, 'day', b.day, 'wantedOn', b.wanted_on)), '{}')
            FROM contact_bookings b WHERE b.center_id = $1 AND b.prospect_id ${asked}) AS bookings,
         (SELECT json_object_agg(p.id, ${EXCEPTIONS}) FROM prospects p WHERE p.center_id = $1 AND p.id ${asked}) AS exceptions`;

/** Of one prospect ($2) and its office ($3). PostgreSQL keeps a plan for it that goes by the indexes, however small the tables were when it was made. */
export const CANDIDACY = candidaciesOf('= $2', '= $3');

/** Of several prospects ($2) and their offices ($3). */
export const CANDIDACIES = candidaciesOf(`= ${anyOf('$2')}`, `= ${anyOf('$3')}`);
