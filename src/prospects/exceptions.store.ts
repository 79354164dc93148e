import type { Pause } from '../calendars/index.js';
import type { Manners } from '../follow-up-policies/index.js';

type Restriction = Manners['restrictions'][number];

/** What holds for a prospect besides its facts: when it pauses, and how people want to be contacted. */
export interface Exceptions {
  /** Of the prospect, its student, the student's cohorts and the employer, by first day. */
  readonly pauses: readonly Pause[];
  readonly manners: Manners;
}

/** The same as JSON gives it, with instants as text. */
export interface ExceptionRow {
  readonly pauses: Pause[];
  readonly manners: {
    readonly restrictions: readonly (Omit<Restriction, 'since' | 'until'> & { since: string; until: string | null })[];
    readonly callsAllowedAgainAt: string | null;
    readonly timetable: Manners['timetable'];
    readonly agencyContacts: Manners['agencyContacts'];
  };
}

export const exceptionsOf = ({ pauses, manners }: ExceptionRow): Exceptions => ({
  pauses,
  manners: mannersOf(manners),
});

const mannersOf = ({ restrictions, callsAllowedAgainAt, ...more }: ExceptionRow['manners']): Manners => ({
  ...more,
  restrictions: restrictions.map((each) => ({
    ...each,
    since: Date.parse(each.since),
    until: each.until === null ? null : Date.parse(each.until),
  })),
  callsAllowedAgainAt: callsAllowedAgainAt === null ? null : Date.parse(callsAllowedAgainAt),
});

/** The contacts that the prospect `p` names. */
const NAMED = `
    SELECT ic.contact_id FROM interviews i JOIN interview_contacts ic ON ic.center_id = i.center_id AND ic.interview_id = i.id
     WHERE i.center_id = $1 AND i.prospect_id = p.id
    UNION ALL
    SELECT fu.contact_id FROM follow_ups fu WHERE fu.center_id = $1 AND fu.prospect_id = p.id AND fu.contact_id IS NOT NULL`;

/** The restrictions of the prospect `p`, of its employer or the agency in its place, and of the contacts it names; each by its own index. */
const RESTRICTIONS = `
  SELECT * FROM contact_restrictions WHERE center_id = $1 AND prospect_id = p.id
  UNION ALL
  SELECT * FROM contact_restrictions WHERE center_id = $1 AND employer_id = coalesce(p.agency_id, p.employer_id)
  UNION ALL
  SELECT * FROM contact_restrictions WHERE center_id = $1 AND contact_id IN (${NAMED})`;

/** When the employer of the prospect `p` announced that it decides. */
const TIMETABLE = `
  (SELECT json_build_object('notBefore', t.not_before, 'decidesBy', t.decides_by, 'words', t.words)
     FROM timetables t WHERE t.center_id = $1 AND t.prospect_id = p.id)`;

/** Those of the named contacts who work at the agency of the prospect `p`; null: it has none. */
const AGENCY_CONTACTS = `
  (SELECT coalesce(json_agg(c.id ORDER BY c.id), '[]') FROM contacts c
    WHERE c.center_id = $1 AND c.employer_id = p.agency_id AND c.id IN (${NAMED}))`;

/** How those to be contacted about the prospect `p` want to be contacted. */
const MANNERS = `
  (SELECT json_build_object(
            'restrictions', coalesce(json_agg(json_build_object('id', r.id, 'contactId', r.contact_id, 'channels', r.channels,
              'since', r.since, 'until', (r.until + 1)::timestamp AT TIME ZONE k.zone) ORDER BY r.id) FILTER (WHERE r.lifted_at IS NULL), '[]'),
            'callsAllowedAgainAt', max(r.lifted_at) FILTER (WHERE r.source = 'ANSWER'),
            'timetable', ${TIMETABLE}, 'agencyContacts', CASE WHEN p.agency_id IS NOT NULL THEN ${AGENCY_CONTACTS} END)
     FROM center_calendars k CROSS JOIN (${RESTRICTIONS}) r
    WHERE k.center_id = $1)`;

/** The pauses of the prospect `p` as JSON; those of a cohort for the days on which the student belongs to it. */
export const PAUSES = `
  (SELECT coalesce(json_agg(json_build_object('firstDay', a.first_day, 'lastDay', a.last_day, 'reason', 'Paused: ' || a.words)
                            ORDER BY a.first_day, a.last_day, a.words), '[]')
     FROM (SELECT first_day, last_day, words FROM pauses WHERE center_id = $1 AND prospect_id = p.id
           UNION ALL
           SELECT first_day, last_day, words FROM pauses WHERE center_id = $1 AND student_id = p.student_id
           UNION ALL
           SELECT first_day, last_day, words FROM pauses WHERE center_id = $1 AND employer_id = p.employer_id
           UNION ALL
           SELECT greatest(c.first_day, m.from_day), least(c.last_day, m.to_day), c.words
             FROM cohort_memberships m JOIN pauses c ON c.center_id = m.center_id AND c.cohort_id = m.cohort_id
            WHERE m.center_id = $1 AND m.student_id = p.student_id) a
    WHERE a.first_day <= a.last_day)`;

/** Pauses and manners of the prospect `p`, a row with id, student_id, employer_id and agency_id. */
export const EXCEPTIONS = `json_build_object('pauses', ${PAUSES}, 'manners', ${MANNERS})`;
