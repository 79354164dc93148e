import type { Failure } from '../../kernel/result.js';
import { circlesWithoutTime } from './circles.js';
import { referencesIn } from './policy-graph.js';
import type { AnchorKind, Offset, PolicyRules, PolicyStep } from './policy.js';
import { FULFILLED_BY } from './settled.js';
import { ASKS } from './turning-points.js';

/** Everything that keeps these rules from being a policy, each with the step or branch to blame; empty when they can be used. */
export function validatePolicy(rules: PolicyRules): readonly Failure[] {
  const unreadable = [...stepsNamedTwice(rules), ...unknownSteps(rules)];
  return unreadable.length > 0 ? unreadable : CHECKS.flatMap((check) => check(rules));
}

type Check = (rules: PolicyRules) => readonly Failure[];

function stepsNamedTwice({ steps }: PolicyRules): readonly Failure[] {
  const keys = steps.map(({ key }) => key);
  return keys
    .filter((key, index) => keys.indexOf(key) !== index)
    .map((key) => failure('STEP_NAMED_TWICE', `steps.${key}`, `Two steps are named "${key}"; rename one of them.`));
}

function unknownSteps(rules: PolicyRules): readonly Failure[] {
  const known = new Set(rules.steps.map(({ key }) => key));
  return referencesIn(rules)
    .filter(({ key }) => !known.has(key))
    .map(({ field, key }) =>
      failure('STEP_UNKNOWN', field, `${field} leads to "${key}", which is no step; add it or choose another.`),
    );
}

const branchesThatLeadNowhere: Check = ({ branches }) =>
  Object.entries(branches)
    .filter(([, { leadsTo, detours }]) => [leadsTo, ...detours.map((detour) => detour.leadsTo)].some(isEmpty))
    .map(([turn]) =>
      failure('BRANCH_LEADS_NOWHERE', `branches.${turn}`, `Nothing is owed after ${turn}; name the step that follows.`),
    );

const unreachableSteps: Check = (rules) => {
  const reached = new Set(referencesIn(rules).map(({ key }) => key));
  return rules.steps
    .filter(({ key }) => !reached.has(key))
    .map(({ key }) =>
      failure('STEP_UNREACHABLE', `steps.${key}`, `Nothing leads to "${key}"; lead to it or remove it.`),
    );
};

const stepsWithoutDate: Check = (rules) =>
  referencesIn(rules)
    .filter(({ key, anchors }) => !dueRulesOf(rules, key).some(({ anchor }) => anchors.includes(anchor)))
    .map(({ field, key, anchors }) =>
      failure(
        'STEP_WITHOUT_DATE',
        field,
        `"${key}" has no date where ${field} leads to it; add a due rule counted from ${anchors.join(' or ')}.`,
      ),
    );

const questionsBeforeThePromise: Check = ({ steps }) =>
  steps
    .filter(
      ({ chases, due }) => chases && due.some(({ anchor, offset }) => anchor === 'PROMISED_DAY' && sizeOf(offset) <= 0),
    )
    .map(({ key }) =>
      failure(
        'STEP_ASKS_BEFORE_THE_PROMISE',
        `steps.${key}`,
        `"${key}" asks before the promised day has passed; wait at least one business day after it.`,
      ),
    );

const attemptsTooClose: Check = ({ steps, limits }) =>
  steps
    .filter(
      (step) =>
        isAttempt(step) &&
        step.due.some(
          ({ anchor, offset }) => anchor === 'LAST_ATTEMPT' && daysIn(offset) < limits.businessDaysBetweenAttempts,
        ),
    )
    .map(({ key }) =>
      failure(
        'STEP_ASKS_TOO_SOON',
        `steps.${key}`,
        `"${key}" follows the last attempt too closely; wait at least ${limits.businessDaysBetweenAttempts} business days.`,
      ),
    );

const callsInsteadOfCalls: Check = ({ steps }) =>
  steps
    .filter(({ withoutCalls }) => steps.some(({ key, channel }) => key === withoutCalls && channel === 'PHONE'))
    .map(({ key }) =>
      failure(
        'STEP_WITHOUT_CALLS_IS_A_CALL',
        `steps.${key}.withoutCalls`,
        `Where calls are not welcome "${key}" leads to another call; name a written step.`,
      ),
    );

const reviewsThatVanish: Check = ({ steps, reviewStep }) =>
  steps
    .filter(({ key, lapses, chases }) => key === reviewStep && (lapses.length > 0 || chases))
    .map(({ key }) =>
      failure(
        'REVIEW_MAY_VANISH',
        `steps.${key}`,
        `"${key}" keeps silent prospects alive, so it may neither lapse nor chase; clear both.`,
      ),
    );

const circles: Check = (rules) =>
  circlesWithoutTime(rules).map((path) =>
    failure(
      'CIRCLE_WITHOUT_TIME',
      `steps.${path[0]}`,
      `${path.join(' -> ')} comes round again on the same day; let at least one business day pass.`,
    ),
  );

const limitsOutOfRange: Check = ({ limits }) =>
  Object.entries(limits)
    .filter(([, limit]) => !Number.isInteger(limit) || limit < 1)
    .map(([name, limit]) =>
      failure('LIMIT_OUT_OF_RANGE', `limits.${name}`, `${name} is ${limit}; use a whole number from 1 on.`),
    );

const hoursOutOfOrder: Check = ({ hours: { from, mondayCallsFrom, afternoonFrom, until } }) =>
  [mondayCallsFrom, afternoonFrom].every((opening) => 0 <= from && from <= opening && opening < until) &&
  until < MINUTES_IN_A_DAY
    ? []
    : [
        failure(
          'HOURS_OUT_OF_ORDER',
          'hours',
          'The hours must open before they close, with Monday noon and the afternoon in between; correct them.',
        ),
      ];

const MINUTES_IN_A_DAY = 24 * 60;

const CHECKS: readonly Check[] = [
  branchesThatLeadNowhere,
  unreachableSteps,
  stepsWithoutDate,
  questionsBeforeThePromise,
  attemptsTooClose,
  callsInsteadOfCalls,
  reviewsThatVanish,
  circles,
  limitsOutOfRange,
  hoursOutOfOrder,
];

const failure = (code: string, field: string, message: string): Failure => ({ code, field, message });

const isEmpty = (keys: readonly string[]): boolean => keys.length === 0;

const dueRulesOf = ({ steps }: PolicyRules, key: string): readonly { readonly anchor: AnchorKind }[] =>
  steps.find((step) => step.key === key)?.due ?? [];

const isAttempt = ({ kind }: PolicyStep): boolean => {
  const followUp = FULFILLED_BY[kind];
  return followUp !== null && ASKS.has(followUp);
};

/** An offset has exactly one unit. */
const sizeOf = (offset: Offset): number => Object.values(offset)[0] ?? 0;

const daysIn = (offset: Offset): number => ('hours' in offset ? offset.hours / 24 : sizeOf(offset));
