import { Injectable } from '@nestjs/common';
import { CalendarsService } from '../calendars/index.js';
import type { Instant } from '../kernel/instant.js';
import { dayIn } from '../kernel/zone.js';
import type { Transaction } from '../platform/database/index.js';
import {
  type Assignment,
  assignmentInForce,
  type Membership,
  type PolicyLevel,
  versionInForce,
} from './domain/policy-in-force.js';
import { PoliciesInForceStore, type Settings } from './policies-in-force.store.js';

/** Whose policy is asked for: a student's, one prospect's of that student, or that of a cohort. */
export interface Subject {
  readonly studentId?: string | null;
  readonly prospectId?: string | null;
  readonly cohortId?: string | null;
}

export interface InForce {
  readonly versionId: string;
  readonly level: PolicyLevel;
  /** The cohort, student or prospect that it was set for; null: the center. */
  readonly subjectId: string | null;
}

/** Which policy version somebody comes under at an instant: the most specific policy that was set then. */
@Injectable()
export class PoliciesInForce {
  private readonly known = new WeakMap<Transaction, Map<string, Promise<Settings>>>();

  constructor(
    private readonly store: PoliciesInForceStore,
    private readonly calendars: CalendarsService,
  ) {}

  async at(tx: Transaction, at: Instant, subject: Subject): Promise<InForce> {
    const settings = await this.settingsOf(tx, subject);
    const { zone } = (await this.calendars.calendarsOf(tx)).of();
    const moment = { at, on: dayIn(zone, at) };
    const memberships = [...settings.memberships, ...theCohortItself(subject.cohortId)];
    const found = assignmentInForce(assignmentsIn(settings), memberships, subject.prospectId ?? null, moment);
    const { policyId, versionId, level, subjectId } = found ?? ofTheCenter(settings);
    return { versionId: versionId ?? versionOf(settings, policyId, at), level, subjectId };
  }

  /** Read once in a transaction: a prospect that is born with its interview asks twice. */
  private settingsOf(tx: Transaction, { studentId = null, cohortId = null }: Subject): Promise<Settings> {
    const known = this.known.get(tx) ?? new Map<string, Promise<Settings>>();
    this.known.set(tx, known);
    const key = `${studentId} ${cohortId}`;
    const settings = known.get(key) ?? this.store.settingsOf(tx, studentId, cohortId);
    known.set(key, settings);
    return settings;
  }
}

const assignmentsIn = ({ assignments }: Settings): Assignment[] =>
  assignments.map(({ since, until, ...rest }) => ({
    ...rest,
    since: Date.parse(since),
    until: until === null ? null : Date.parse(until),
  }));

const theCohortItself = (cohortId: string | null | undefined): Membership[] =>
  cohortId ? [{ id: '', cohortId, fromDay: '1900-01-01', toDay: null }] : [];

const ofTheCenter = ({ defaultPolicyId }: Settings) =>
  ({ policyId: defaultPolicyId, versionId: null, level: 'CENTER', subjectId: null }) as const;

const versionOf = ({ versions }: Settings, policyId: string | null, at: Instant): string => {
  const ofPolicy = versions
    .filter((each) => each.policyId === policyId)
    .map(({ id, publishedAt }) => ({ id, publishedAt: Date.parse(publishedAt) }));
  const version = versionInForce(ofPolicy, at);
  if (version) return version.id;
  throw new Error('The center has no published follow-up policy; open it with the program that opens centers.');
};
