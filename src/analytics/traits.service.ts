import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import type { Actor } from '../kernel/actor.js';
import { fail, ok, type Result } from '../kernel/result.js';
import { Clock } from '../platform/clock/index.js';
import type { Transaction } from '../platform/database/index.js';
import { UseCases } from '../platform/idempotency/index.js';
import { parse } from '../platform/validation/index.js';
import type { RankEmployersInput, RecordReadinessInput } from './traits.graphql.js';
import { EmployerTiers, ReadinessScores } from './traits.input.js';
import { type Trait, type TraitKind, TraitsStore } from './traits.store.js';

type Answer = Promise<Result<{ recorded: number }>>;

const TOLD: Record<TraitKind, { action: string; subjectType: string; notFound: (ids: string) => Result<never> }> = {
  READINESS: {
    action: 'student.readiness-recorded',
    subjectType: 'Student',
    notFound: (ids) => fail('STUDENT_NOT_FOUND', `There is no student with this id: ${ids}.`, 'scores'),
  },
  TIER: {
    action: 'employer.ranked',
    subjectType: 'Employer',
    notFound: (ids) => fail('EMPLOYER_NOT_FOUND', `There is no employer with this id: ${ids}.`, 'tiers'),
  },
};

/** What comparisons allow for: how ready students are, how selective employers. Whole lists at once, all or nothing. */
@Injectable()
export class Traits {
  constructor(
    private readonly useCases: UseCases,
    private readonly store: TraitsStore,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  recordReadiness(actor: Actor, input: RecordReadinessInput): Answer {
    return this.useCases.run(actor, { name: 'recordReadiness', input }, async (tx) => {
      const given = parse(ReadinessScores, input);
      if (!given.ok) return given;
      const traits = given.value.scores.map(({ studentId, score }) => ({ id: studentId, value: score }));
      return this.record(tx, actor, 'READINESS', traits);
    });
  }

  rankEmployers(actor: Actor, input: RankEmployersInput): Answer {
    return this.useCases.run(actor, { name: 'rankEmployers', input }, async (tx) => {
      const given = parse(EmployerTiers, input);
      if (!given.ok) return given;
      const traits = given.value.tiers.map(({ employerId, tier }) => ({ id: employerId, value: tier }));
      return this.record(tx, actor, 'TIER', traits);
    });
  }

  private async record(tx: Transaction, actor: Actor, kind: TraitKind, traits: readonly Trait[]): Answer {
    const latest = [...new Map(traits.map((trait) => [trait.id, trait])).values()];
    const ids = latest.map(({ id }) => id);
    const { action, subjectType, notFound } = TOLD[kind];
    const unknown = await this.store.unknown(tx, kind, ids);
    if (unknown.length > 0) return notFound(unknown.slice(0, 10).join(', '));
    const before = await this.store.of(tx.centerId, kind, ids);
    this.store.record(tx, kind, latest, { at: new Date(this.clock.now()), userId: actor.userId });
    const entries = latest.map(({ id, value }) => ({
      action,
      subjectType,
      subjectId: id,
      before: before.has(id) ? { value: before.get(id) } : null,
      after: value === null ? null : { value },
    }));
    await this.audit.recordAll(tx, actor, entries);
    return ok({ recorded: latest.length });
  }
}
