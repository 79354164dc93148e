import type { Permission } from './permissions.js';

/**
 * What an API token may be made for, each scope a part of the table of permissions. A permission that stands in no scope
 * cannot be used with a token, whatever the token is made for.
 */
export const SCOPES = {
  READ_CENTER: ['center.see', 'policy.see', 'policy.review', 'script-template.see', 'feedback-theme.see'],
  READ_PEOPLE: ['person.see'],
  READ_EMPLOYERS: ['employer.see'],
  WRITE_EMPLOYERS: [
    'employer.add',
    'employer.change',
    'employer.merge',
    'employer.rank',
    'contact.add',
    'contact.change',
  ],
  READ_STUDENTS: ['student.see', 'cohort.see', 'destination.see'],
  WRITE_STUDENTS: [
    'student.add',
    'student.change',
    'student.archive',
    'readiness.record',
    'cohort.change',
    'caseload.assign',
    'destination.record',
  ],
  IMPORT_ROWS: ['roster.import', 'history.import', 'job-search.import'],
  READ_PROSPECTS: ['prospect.see', 'offer.see-all', 'pause.see', 'script.see', 'escalation.see'],
  WRITE_PROSPECTS: [
    'prospect.open',
    'prospect.change',
    'prospect.close',
    'prospect.reopen',
    'interview.log',
    'follow-up.record',
    'offer.record',
    'pause.start',
    'timetable.record',
    'step.snooze',
    'restriction.record',
    'restriction.lift',
  ],
  READ_REPORTS: ['caseload.see', 'neglect.see', 'analytics.see', 'trial.see', 'report.see', 'report.see-everybody'],
  EXPORT_ROWS: ['rows.export'],
  READ_AUDIT_TRAIL: ['audit.read'],
  READ_OPERATIONS: ['delivery.see'],
  REPORT_BOUNCES: ['bounce.report'],
} as const satisfies Record<string, readonly Permission[]>;

export type Scope = keyof typeof SCOPES;
export const SCOPE_NAMES = Object.keys(SCOPES) as Scope[];

/** What only people do, each for a reason: it would let a token make itself more than it is, or it is said from one person to another. */
export const PEOPLE_ONLY: readonly Permission[] = [
  'session.see-oneself',
  'session.sign-out',
  'password.change',
  'center.change',
  'person.invite',
  'person.change',
  'api-token.manage',
  'webhook.manage',
  'delivery.redrive',
  'outbox.see',
  'caseload.cover',
  'policy.edit',
  'trial.run',
  'script.edit',
  'feedback-theme.edit',
  'inbox.read',
  'reminder.choose',
  'escalation.acknowledge',
  'calendar-feed.have',
  'note.write',
  'report.run',
];

/** Whether one of the scopes takes the permission in; a scope that is not known takes in nothing. */
export const scopesAllow = (scopes: readonly string[], permission: Permission): boolean =>
  SCOPE_NAMES.some((scope) => scopes.includes(scope) && (SCOPES[scope] as readonly Permission[]).includes(permission));
