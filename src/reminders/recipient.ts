import type { Role } from '../kernel/actor.js';
import type { Hours } from './domain/digest-time.js';
import type { ReminderPreferences } from './preferences.entity.js';

/** A person who can sign in, and how that person wants to hear of things. */
export interface Recipient extends Omit<ReminderPreferences, 'centerId'> {
  readonly email: string;
  readonly givenName: string;
  readonly roles: readonly Role[];
  /** The person's own student record. */
  readonly studentId: string | null;
  /** Since when that record is opted out, by the student or by staff; a fact beside the person's own `optedOutAt`. */
  readonly studentOptedOutAt: Date | null;
  /** IANA zone: the student's, else the center's. */
  readonly zone: string;
}

/** The columns of a recipient from `RECIPIENT_TABLES`. */
export const RECIPIENT_COLUMNS = `
  u.id AS "personId", u.email, u.given_name AS "givenName", u.roles, s.id AS "studentId",
  s.reminders_opted_out_at AS "studentOptedOutAt", coalesce(s.zone, c.zone) AS zone,
  coalesce(r.wants_email, true) AS "wantsEmail", coalesce(r.wants_push, true) AS "wantsPush",
  coalesce(r.digest_minute, 480) AS "digestMinute", coalesce(r.quiet_from_minute, 1200) AS "quietFromMinute",
  coalesce(r.quiet_until_minute, 480) AS "quietUntilMinute", r.opted_out_at AS "optedOutAt",
  r.refused_address AS "refusedAddress", r.refused_at AS "refusedAt", coalesce(r.version, 0) AS version`;

/** People of the center `$1`, with what is known of how they want to be told. */
export const RECIPIENT_TABLES = `
  users u
  JOIN center_calendars c ON c.center_id = $1
  LEFT JOIN students s ON s.center_id = $1 AND s.user_id = u.id
  LEFT JOIN reminder_preferences r ON r.center_id = $1 AND r.person_id = u.id`;

export const hoursOf = ({ zone, digestMinute, quietFromMinute, quietUntilMinute }: Recipient): Hours => ({
  zone,
  digestMinute,
  quiet: { fromMinute: quietFromMinute, untilMinute: quietUntilMinute },
});

type OptOuts = Partial<Pick<Recipient, 'optedOutAt' | 'studentOptedOutAt'>>;

/** Since when neither mail nor pushes go out: either opt-out is enough. Null: they go out. */
export function stoppedAtOf({ optedOutAt = null, studentOptedOutAt = null }: OptOuts): Date | null {
  if (optedOutAt === null || studentOptedOutAt === null) return optedOutAt ?? studentOptedOutAt;
  return optedOutAt < studentOptedOutAt ? optedOutAt : studentOptedOutAt;
}

/** Why no mail goes to this person; null: mail may go. */
export function whyNoMail(person: Recipient): string | null {
  const { wantsEmail, refusedAddress, email } = person;
  if (stoppedAtOf(person) !== null) return 'The person has opted out of reminders.';
  if (!wantsEmail) return 'The person wants no e-mail.';
  return refusedAddress === email ? 'The address was refused before.' : null;
}
