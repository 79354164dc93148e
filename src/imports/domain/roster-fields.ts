import type { Synonyms } from './header-mapping.js';

/** The fields of a roster and the headers under which student systems export them. */
export const ROSTER_SYNONYMS = {
  externalId: [
    'student id', 'sis id', 'external id', 'id', 'student number', 'sis user id', 'banner id', 'campus id', 'participant id',
    'client id', 'matriculation number', 'user id',
  ],
  givenName: ['first name', 'given name', 'first', 'forename', 'given names', 'preferred name', 'preferred first name'],
  familyName: ['last name', 'family name', 'surname', 'last'],
  email: ['email', 'email address', 'student email', 'student email address', 'school email', 'mail', 'primary email'],
  phone: ['phone', 'phone number', 'mobile', 'mobile phone', 'cell', 'cell phone', 'telephone', 'mobile number'],
  cohort: ['cohort', 'cohort name', 'group', 'section', 'intake'],
  cohortFrom: ['cohort from', 'cohort start', 'cohort start date', 'start date', 'start', 'joined', 'enrolled on', 'entry date'],
  cohortTo: ['cohort to', 'cohort end', 'cohort end date', 'end date', 'end', 'exit date', 'expected end date'],
  graduatingClass: [
    'graduating class', 'class of', 'class year', 'graduation year', 'grad year', 'graduation', 'graduation date',
    'expected graduation', 'expected graduation date',
  ],
  degreeLevel: ['degree level', 'level', 'degree', 'degree type', 'academic level'],
  program: ['program', 'programme', 'major', 'program of study', 'field of study', 'course of study', 'academic program'],
  counselorEmail: [
    'counselor email', 'advisor email', 'adviser email', 'counsellor email', 'coach email', 'advisor', 'adviser', 'counselor',
    'counsellor', 'career coach', 'case manager email', 'advisor email address', 'counselor email address',
  ],
  zone: ['time zone', 'timezone', 'zone', 'tz'],
} as const satisfies Synonyms<string>;

export type RosterField = keyof typeof ROSTER_SYNONYMS;
