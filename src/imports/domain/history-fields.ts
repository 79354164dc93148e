import type { Synonyms } from './header-mapping.js';

/** The fields of a history and the headers under which other systems export them. */
export const HISTORY_SYNONYMS = {
  student: [
    'student id',
    'student',
    'external id',
    'sis id',
    'student number',
    'banner id',
    'campus id',
    'participant id',
    'client id',
    'matriculation number',
  ],
  employer: ['employer', 'company', 'organization', 'organisation', 'employer name', 'company name'],
  position: ['position', 'job title', 'title', 'role', 'job', 'position title'],
  kind: ['what', 'kind', 'fact', 'event', 'activity', 'event type', 'activity type', 'type', 'fact kind', 'action'],
  when: [
    'when',
    'date',
    'happened at',
    'event date',
    'activity date',
    'occurred at',
    'happened on',
    'day',
    'timestamp',
  ],
  channel: ['channel', 'by', 'method', 'contact method', 'medium', 'format', 'means'],
  disposition: ['disposition', 'result', 'answer', 'response', 'what came of it'],
  round: ['round', 'interview round', 'stage number'],
  promisedOn: ['promised on', 'promised by', 'decision promised by', 'named day', 'call back on', 'expected decision'],
  decidedOn: ['decided on', 'decided at', 'decision date', 'date decided'],
  note: ['note', 'notes', 'comment', 'comments', 'remarks', 'reason', 'details'],
} as const satisfies Synonyms<string>;

export type HistoryField = keyof typeof HISTORY_SYNONYMS;

/** Without these no row says what happened. */
export const HISTORY_NEEDS = ['student', 'employer', 'kind', 'when'] as const satisfies readonly HistoryField[];
