import { Injectable } from '@nestjs/common';
import { replay } from '../dry-runs/index.js';
import { PoliciesService } from '../follow-up-policies/index.js';
import type { Timeline } from '../kernel/fact.js';
import type { Instant } from '../kernel/instant.js';
import type { Transaction } from '../platform/database/index.js';
import { othersTurn } from '../platform/schedule/index.js';
import { Planner, ProspectsStore } from '../prospects/index.js';
import { type RunningTrial, RunningTrialsStore } from '../trials/index.js';
import type { FollowUpEnd, FollowUpRecord } from './domain/follow-up-outcomes.js';
import { followUpEnds } from './domain/owed-follow-ups.js';
import { type FollowedProspect, FollowedProspectsStore } from './followed-prospects.store.js';
import type { ParticipantScope } from './participant-records.store.js';

/** Prospects with what was owed on them, replayed under the policy they are pinned to. */
@Injectable()
export class FollowedRecords {
  constructor(
    private readonly store: FollowedProspectsStore,
    private readonly prospects: ProspectsStore,
    private readonly planner: Planner,
    private readonly policies: PoliciesService,
    private readonly trials: RunningTrialsStore,
  ) {}

  async next(
    tx: Transaction,
    scope: ParticipantScope,
    { afterId, limit, purpose }: { afterId: string | null; limit: number; purpose: 'COUNT' | 'FIND' },
  ): Promise<FollowUpRecord[]> {
    const found = await this.store.next(tx, scope, afterId, limit);
    const running = await this.trials.ofStudents(
      tx,
      found.map(({ studentId }) => studentId),
    );
    const ends = await this.endsOf(tx, purpose === 'FIND' ? [] : found, scope.asOf.getTime());
    return found.map((prospect) => ({
      ...prospect,
      policy: policyShown(prospect, running.get(prospect.studentId)),
      followUps: ends.get(prospect.prospectId) ?? [],
    }));
  }

  private async endsOf(
    tx: Transaction,
    found: readonly FollowedProspect[],
    until: Instant,
  ): Promise<ReadonlyMap<string, readonly FollowUpEnd[]>> {
    const ends = new Map<string, readonly FollowUpEnd[]>();
    const prospects = await this.store.prospects(
      tx,
      found.map(({ prospectId }) => prospectId),
    );
    for (const candidacy of await this.prospects.candidacies(tx, prospects)) {
      await othersTurn();
      const { prospect, timeline, manners } = candidacy;
      const rules = await this.policies.rulesOf(tx, prospect.policyVersionId);
      const calendarOf = await this.planner.calendarOf(tx, candidacy, until);
      ends.set(prospect.id, followUpEnds(replay(rules, knownBy(until, timeline), calendarOf, until, manners), until));
    }
    return ends;
  }
}

/** What is recorded while the run goes on would count in its later batches only. */
const knownBy = (until: Instant, { openedAt, facts }: Timeline): Timeline => ({
  openedAt,
  facts: facts.filter(({ recordedAt }) => recordedAt <= until),
});

/** The policies of a running trial are its arms, whose outcomes nobody may compare yet: all its prospects stand under the trial. */
const policyShown = ({ policy }: FollowedProspect, running: RunningTrial | undefined): FollowUpRecord['policy'] =>
  running === undefined ? policy : { id: running.id, name: `In a running trial: ${running.name}` };
