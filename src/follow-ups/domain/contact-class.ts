import type { Disposition, FollowUpKind } from '../../kernel/fact.js';

export const CONTACT_CLASSES = ['ATTEMPT', 'TWO_WAY', 'SERVICE', 'OWN_WORK'] as const;
/**
 * What a follow-up counts as. Workforce reports count only two-way contacts; an attempt reached nobody or was a message
 * one way, a service is what staff did for the student, own work is what the student did without the employer.
 */
export type ContactClass = (typeof CONTACT_CLASSES)[number];

const SERVICES: ReadonlySet<FollowUpKind> = new Set<FollowUpKind>(['COUNSELOR_REVIEW', 'OFFER_REVIEW']);

const OWN_WORK: ReadonlySet<FollowUpKind> = new Set<FollowUpKind>(['PREPARATION', 'REHEARSAL', 'CONTACT_CORRECTION']);

/** Whoever decides, or speaks for them, answered. A gatekeeper or a stranger on the line did not. */
const ANSWERED: ReadonlySet<Disposition> = new Set<Disposition>([
  'STILL_PENDING',
  'NEXT_ROUND',
  'FILLED',
  'REJECTED',
  'OFFER',
  'ON_HOLD',
  'CALL_BACK_ON',
  'DO_NOT_CALL',
]);

interface Done {
  readonly kind: FollowUpKind;
  readonly disposition: Disposition | null;
  readonly feedback: string | null;
}

/** The class of a follow-up; the column `follow_ups.contact_class` says the same for queries, which a test compares. */
export function contactClassOf({ kind, disposition, feedback }: Done): ContactClass {
  if (SERVICES.has(kind)) return 'SERVICE';
  if (feedback !== null || (disposition !== null && ANSWERED.has(disposition))) return 'TWO_WAY';
  return OWN_WORK.has(kind) ? 'OWN_WORK' : 'ATTEMPT';
}
