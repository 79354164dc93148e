import type { Role } from '../kernel/actor.js';

const EVERYBODY = ['STUDENT', 'COUNSELOR', 'LEAD', 'ADMIN'] as const;
const STAFF = ['COUNSELOR', 'LEAD', 'ADMIN'] as const;
const ADMINS = ['ADMIN'] as const;

/**
 * Who may do what. Whoever is not named may not. Staff reach every student of their center; a student reaches only
 * their own record, whatever this table says (see `reach.ts`).
 */
export const PERMISSIONS = {
  'session.see-oneself': EVERYBODY,
  'session.sign-out': EVERYBODY,
  'password.change': EVERYBODY,

  'center.see': EVERYBODY,
  'center.change': ADMINS,
  'person.see': STAFF,
  'person.invite': ADMINS,
  'person.change': ADMINS,
  'audit.read': ADMINS,
  'api-token.manage': ADMINS,
  'webhook.manage': ADMINS,

  'employer.see': EVERYBODY,
  'employer.add': EVERYBODY,
  'employer.change': STAFF,
  'employer.merge': STAFF,
  'contact.add': EVERYBODY,
  'contact.change': EVERYBODY,

  'student.see': EVERYBODY,
  'student.add': STAFF,
  'student.change': EVERYBODY,
  'student.archive': STAFF,
  'cohort.see': STAFF,
  'cohort.change': STAFF,
  'caseload.see': STAFF,
  'caseload.assign': ['LEAD', 'ADMIN'],
  'caseload.cover': STAFF,
  'note.write': EVERYBODY,

  'policy.see': EVERYBODY,
  'policy.review': STAFF,
  'policy.edit': ['LEAD', 'ADMIN'],
  'trial.see': STAFF,
  'trial.run': ['LEAD', 'ADMIN'],
  'prospect.see': EVERYBODY,
  'prospect.open': EVERYBODY,
  'prospect.change': EVERYBODY,
  'prospect.close': EVERYBODY,
  'prospect.reopen': EVERYBODY,
  'interview.log': EVERYBODY,
  'follow-up.record': EVERYBODY,
  'feedback-theme.see': EVERYBODY,
  'feedback-theme.edit': STAFF,
  'offer.record': EVERYBODY,
  'offer.see-all': STAFF,
  'pause.see': EVERYBODY,
  'pause.start': EVERYBODY,
  'timetable.record': EVERYBODY,
  'step.snooze': EVERYBODY,
  'restriction.record': EVERYBODY,
  'restriction.lift': STAFF,
  'neglect.see': STAFF,
  'analytics.see': STAFF,
  'readiness.record': STAFF,
  'employer.rank': STAFF,

  'inbox.read': EVERYBODY,
  'reminder.choose': EVERYBODY,
  'escalation.see': STAFF,
  'escalation.acknowledge': STAFF,

  'roster.import': ADMINS,
  'history.import': ADMINS,
  'job-search.import': EVERYBODY,
  'rows.export': STAFF,

  'destination.see': STAFF,
  'destination.record': STAFF,
  'report.see': STAFF,
  'report.see-everybody': ADMINS,
  'report.run': ['LEAD', 'ADMIN'],

  'script.see': EVERYBODY,
  'script-template.see': STAFF,
  'script.edit': ['LEAD', 'ADMIN'],

  'calendar-feed.have': EVERYBODY,
  'delivery.see': ADMINS,
  'delivery.redrive': ADMINS,
  'outbox.see': ADMINS,
  'bounce.report': ADMINS,
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof PERMISSIONS;
