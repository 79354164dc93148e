import type { Synonyms } from './header-mapping.js';

/** The fields of a job-search spreadsheet and the headers under which people and trackers keep them. */
export const JOB_SEARCH_SYNONYMS = {
  employer: ['company', 'company name', 'employer', 'organization', 'organisation', 'firm', 'employer name', 'name'],
  position: ['job title', 'position', 'role', 'title', 'job', 'position title', 'role title', 'job role'],
  url: [
    'url',
    'job url',
    'application url',
    'link',
    'job link',
    'posting',
    'job posting',
    'posting url',
    'application link',
  ],
  location: ['location', 'city', 'job location', 'place'],
  appliedOn: [
    'applied date',
    'applied on',
    'application date',
    'date applied',
    'applied',
    'date',
    'date of application',
    'applied at',
  ],
  status: ['status', 'final status', 'stage', 'application status', 'current status', 'state', 'outcome', 'result'],
  statusOn: ['status date', 'last updated', 'date of status', 'updated', 'last update', 'status updated'],
  responseOn: [
    'response date',
    'first reply on',
    'reply date',
    'date of response',
    'response on',
    'heard back on',
    'date heard back',
  ],
  responseKind: ['first reply type', 'response', 'response type', 'reply', 'reply type'],
  interviewCount: ['interviews', 'interview', 'interview count', 'number of interviews', 'rounds', 'interview rounds'],
  assessment: ['assessment', 'test', 'take home', 'online assessment', 'oa'],
  stageHistory: ['stage history', 'status history', 'history', 'stages', 'timeline'],
  notes: ['notes', 'note', 'comments', 'comment', 'remarks'],
  source: ['source', 'applied via', 'application site', 'via', 'platform', 'site', 'job board', 'found on', 'channel'],
  archived: ['archived', 'is archived'],
  contactName: ['contact', 'contact name', 'recruiter', 'recruiter name', 'contact person', 'hiring manager'],
  contactEmail: ['contact email', 'recruiter email', 'email', 'contact email address'],
} as const satisfies Synonyms<string>;

export type JobSearchField = keyof typeof JOB_SEARCH_SYNONYMS;
