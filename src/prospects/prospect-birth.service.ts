import { Injectable } from '@nestjs/common';
import { CalendarsService, type CenterCalendars } from '../calendars/index.js';
import { PoliciesService, type PolicyRules } from '../follow-up-policies/index.js';
import type { Actor } from '../kernel/actor.js';
import type { Day } from '../kernel/day.js';
import type { Applied } from '../kernel/fact.js';
import type { Instant } from '../kernel/instant.js';
import { Clock, newId } from '../platform/clock/index.js';
import type { Transaction } from '../platform/database/index.js';
import { projectionOf } from './domain/projection.js';
import { savedColumnsOf } from './projection-columns.js';
import type { Parties } from './prospect-employers.service.js';
import type { Prospect } from './prospect.entity.js';
import type { NewProspect } from './prospects.input.js';
import { ProspectsStore } from './prospects.store.js';

type Newborn = Parties &
  Omit<NewProspect, 'studentId'> & {
    readonly studentId: string;
    readonly importKey?: string | null;
    readonly historyUntil?: Date | null;
  };

interface Terms {
  readonly policyVersionId: string;
  readonly rules: PolicyRules;
  readonly calendars: CenterCalendars;
}

/** Writes the row of a new prospect with its first projection, which knows of no pause and no restriction: whoever opens it replans. */
@Injectable()
export class ProspectBirth {
  constructor(
    private readonly store: ProspectsStore,
    private readonly policies: PoliciesService,
    private readonly calendars: CalendarsService,
    private readonly clock: Clock,
  ) {}

  /** What a new prospect of the student is planned by: the policy in force and the calendars. */
  async terms(tx: Transaction, studentId: string): Promise<Terms> {
    const [policyVersionId, calendars] = await Promise.all([
      this.policies.versionIdInForceAt(tx, this.clock.now(), { studentId }),
      this.calendars.calendarsOf(tx),
    ]);
    return { policyVersionId, rules: await this.policies.rulesOf(tx, policyVersionId), calendars };
  }

  give(tx: Transaction, actor: Actor, newborn: Newborn, terms: Terms): Prospect {
    const [prospect] = this.giveAll(tx, actor, [{ newborn, terms }]);
    return prospect!;
  }

  giveAll(
    tx: Transaction,
    actor: Actor,
    given: readonly { readonly newborn: Newborn; readonly terms: Terms }[],
  ): readonly Prospect[] {
    const now = this.clock.now();
    const prospects = given.map(({ newborn, terms }) => rowOf(newborn, terms, actor, now));
    this.store.addAll(tx, prospects);
    return prospects.map((prospect) => ({ ...prospect, centerId: tx.centerId, version: 1 }));
  }
}

function rowOf(newborn: Newborn, { policyVersionId, rules, calendars }: Terms, actor: Actor, now: Instant) {
  const facts = factsOf(newborn);
  const calendar = calendars.of(newborn.agency ?? newborn.employer);
  const timeline = { openedAt: now, facts: facts.appliedOn ? [applied(facts.id, facts.appliedOn, now)] : [] };
  const projection = projectionOf(rules, timeline, () => calendar, now);
  return {
    ...facts,
    policyVersionId,
    openedAt: new Date(now),
    openedBy: actor.userId,
    ...savedColumnsOf(projection),
  };
}

const factsOf = (newborn: Newborn) => ({
  id: newborn.id ?? newId(),
  studentId: newborn.studentId,
  employerId: newborn.employer.id,
  agencyId: newborn.agency?.id ?? null,
  position: newborn.position,
  url: newborn.url,
  location: newborn.location,
  source: newborn.source,
  appliedOn: newborn.appliedOn,
  importKey: newborn.importKey ?? null,
  historyUntil: newborn.historyUntil ?? null,
});

/** The same fact as the view `prospect_facts` tells it. */
const applied = (id: string, on: Day, now: Instant): Applied => ({
  kind: 'APPLIED',
  id,
  at: Date.parse(`${on}T00:00:00Z`),
  recordedAt: now,
});
