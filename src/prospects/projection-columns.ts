import type { NextStep } from '../follow-up-policies/index.js';
import { DAY, type Instant } from '../kernel/instant.js';
import type { Projection } from './domain/projection.js';
import type { Prospect } from './prospect.entity.js';

export type { Projection } from './domain/projection.js';

/** A projection as the columns it is stored in. */
export const columnsOf = (projection: Projection) => ({
  stage: projection.stage,
  outcome: projection.outcome,
  ...stepColumns(projection.plan.nextStep),
  thankYouOwed: projection.thankYouOwed,
  lastActivityAt: new Date(projection.lastActivityAt),
  plannedAt: new Date(projection.plannedAt),
  planChangesAt: dateOf(projection.plan.changesAt),
});

/** The same with the moment from which on people are reminded of the next step: recomputing is not to put back what has been said since. */
export const savedColumnsOf = (projection: Projection) => ({
  ...columnsOf(projection),
  remindAt: dateOf(remindFrom(projection.plan.nextStep)),
});

/** Names of the columns that differ from what the facts say; empty: the projection is true. */
export const differences = (prospect: Prospect, projection: Projection): string[] =>
  Object.entries(columnsOf(projection))
    .filter(([name, value]) => inOneWriting(value) !== inOneWriting(prospect[name as keyof Prospect]))
    .map(([name]) => name);

/** Whether a projection makes another step owed, or the same one on another day. */
export const stepDiffers = (prospect: Prospect, { plan: { nextStep } }: Projection): boolean =>
  nextStep?.stepKey !== (prospect.nextStepKey ?? undefined) ||
  nextStep?.dueOn !== (prospect.nextStepDueOn ?? undefined);

/** One day ahead, so that the step stands in the digest of its due day. */
const remindFrom = (step: NextStep | null): Instant | null => (step === null ? null : step.dueAt - DAY);

const stepColumns = (step: NextStep | null) => ({
  nextStepKey: step?.stepKey ?? null,
  nextStepKind: step?.kind ?? null,
  nextStepChannel: step?.channel ?? null,
  nextStepOwner: step?.owner ?? null,
  nextStepOpensAt: dateOf(step?.opensAt ?? null),
  nextStepDueAt: dateOf(step?.dueAt ?? null),
  nextStepDueOn: step?.dueOn ?? null,
  nextStepZone: step?.zone ?? null,
  nextStepContactId: step?.contactId ?? null,
  nextStepInterviewId: step?.interviewId ?? null,
  nextStepWhy: step?.why ?? null,
});

const dateOf = (instant: Instant | null): Date | null => (instant === null ? null : new Date(instant));

/** Two values that mean the same have the same writing; PostgreSQL keeps JSON keys in an order of its own. */
const inOneWriting = (value: unknown): string =>
  JSON.stringify(value, (_, each) => (isPlain(each) ? sorted(each) : each));

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);

const sorted = (object: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(object).toSorted(([a], [b]) => (a < b ? -1 : 1)));
