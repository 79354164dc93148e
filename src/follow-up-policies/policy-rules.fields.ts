import type { DateRule, DueRule, Offset, PolicyRules, PolicyStep } from './domain/policy.js';
import type { DateRuleFields, DueRuleFields, OffsetFields, RuleFields, StepFields } from './policy-rules.graphql.js';

/** Our rules as a client reads them: the way back is `RulesGiven`. */
export const fieldsOf = ({
  steps,
  openings,
  branches,
  aftercare,
  reviewStep,
  limits,
  hours,
}: PolicyRules): RuleFields => ({
  steps: steps.map(stepFields),
  openings: entriesOf(openings).map(([opener, leadsTo]) => ({ opener, leadsTo: [...leadsTo] })),
  branches: entriesOf(branches).map(([turn, { leadsTo, detours }]) => ({
    turn,
    leadsTo: [...leadsTo],
    detours: detours.map((detour) => ({ when: detour.when, leadsTo: [...detour.leadsTo] })),
  })),
  aftercare: entriesOf(aftercare).map(([outcome, leadsTo]) => ({ outcome, leadsTo: [...leadsTo] })),
  reviewStep,
  limits: { ...limits },
  hours: { ...hours },
});

const stepFields = ({ due, lapses, handsOver, ...step }: PolicyStep): StepFields => ({
  ...step,
  due: due.map(dueFields),
  lapses: lapses.map(dateFields),
  handsOver: handsOver && { to: handsOver.to, at: dateFields(handsOver.at) },
  // Versions that were published before this could be said lack it.
  furthestFirst: step.furthestFirst ?? false,
});

const dueFields = (rule: DueRule): DueRuleFields => ({
  ...dateFields(rule),
  noLaterThan: rule.noLaterThan ? dateFields(rule.noLaterThan) : null,
});

const dateFields = ({ anchor, offset }: DateRule): DateRuleFields => ({ anchor, offset: offsetFields(offset) });

const offsetFields = (offset: Offset): OffsetFields => ({ businessDays: null, days: null, hours: null, ...offset });

const entriesOf = <Key extends string, Value>(record: Readonly<Record<Key, Value>>): [Key, Value][] =>
  Object.entries(record) as [Key, Value][];
