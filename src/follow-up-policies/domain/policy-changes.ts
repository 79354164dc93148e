import type { DateRule, DueRule, PolicyRules, PolicyStep } from './policy.js';
import { dateRuleInWords } from './why.js';

/** One difference between two sets of rules. */
export interface PolicyChange {
  /** Where in the rules: `steps.status-call.due`, `branches.ON_HOLD`. */
  readonly path: string;
  /** In words: `"status-call": due one business day after the promised date -> two business days after the promised date`. */
  readonly sentence: string;
}

/** What somebody who knows the rules `before` must learn to know those `after`, in the order of the rules. */
export const changesBetween = (before: PolicyRules, after: PolicyRules): readonly PolicyChange[] => [
  ...changed('name', 'the name', `"${before.name}"`, `"${after.name}"`),
  ...stepsThatCameOrWent(before, after),
  ...before.steps.flatMap((step) => changesOfStep(step, stepNamed(after, step.key))),
  ...orderChanged(before, after),
  ...entries('openings', before.openings, after.openings, keysInWords, (opener) => `${inWords(opener)} brings along`),
  ...entries('branches', before.branches, after.branches, branchInWords, (turn) => `after ${turn}`),
  ...entries('aftercare', before.aftercare, after.aftercare, keysInWords, (outcome) => `once ended as ${outcome}`),
  ...changed('reviewStep', 'the review', before.reviewStep, after.reviewStep),
  ...entries('limits', before.limits, after.limits, String, (name) => LIMITS[name]),
  ...entries('hours', before.hours, after.hours, clockTime, (name) => HOURS[name]),
];

const changed = (path: string, what: string, before: string, after: string): readonly PolicyChange[] =>
  before === after ? [] : [{ path, sentence: `${what}: ${before} -> ${after}` }];

function stepsThatCameOrWent(before: PolicyRules, after: PolicyRules): readonly PolicyChange[] {
  const gone = before.steps.filter(({ key }) => !stepNamed(after, key));
  const come = after.steps.filter(({ key }) => !stepNamed(before, key));
  return [
    ...gone.map(({ key }) => ({ path: `steps.${key}`, sentence: `"${key}" was removed` })),
    ...come.map((step) => ({ path: `steps.${step.key}`, sentence: `"${step.key}" was added: ${stepInWords(step)}` })),
  ];
}

const changesOfStep = (before: PolicyStep, after: PolicyStep | undefined): readonly PolicyChange[] =>
  after === undefined
    ? []
    : ASPECTS.filter(([, , words]) => words(before) !== words(after)).map(([field, what, words]) => ({
        path: `steps.${before.key}.${field}`,
        sentence: `"${before.key}": ${what}${words(before)} -> ${words(after)}`,
      }));

/** A step field by field: its place in the rules, how a sentence about it begins, and what it says. */
const ASPECTS: readonly (readonly [field: keyof PolicyStep, what: string, words: (step: PolicyStep) => string])[] = [
  ['kind', 'is ', ({ kind }) => inWords(kind)],
  ['channel', 'by ', ({ channel }) => (channel === null ? 'any means' : inWords(channel))],
  ['owner', 'owed by the ', ({ owner }) => inWords(owner)],
  ['due', 'due ', ({ due }) => due.map(dueInWords).join(', else ')],
  ['lapses', 'lapses ', ({ lapses }) => (lapses.length === 0 ? 'never' : lapses.map(momentInWords).join(' or '))],
  ['chases', '', ({ chases }) => (chases ? 'gives way to the review' : 'does not give way to the review')],
  ['withoutCalls', 'without calls ', ({ withoutCalls }) => (withoutCalls === null ? 'the same' : `"${withoutCalls}"`)],
  ['atAnotherHour', '', ({ atAnotherHour }) => (atAnotherHour ? 'at another hour' : 'at any hour')],
  [
    'furthestFirst',
    '',
    ({ furthestFirst }) => (furthestFirst ? 'the furthest prospect first' : 'every prospect alike'),
  ],
  ['handsOver', 'passes ', handoverInWords],
];

function handoverInWords({ handsOver }: PolicyStep): string {
  return handsOver === null ? 'to nobody' : `to the ${inWords(handsOver.to)} ${momentInWords(handsOver.at)}`;
}

const stepInWords = (step: PolicyStep): string => ASPECTS.map(([, what, words]) => `${what}${words(step)}`).join('; ');

function dueInWords(rule: DueRule): string {
  return momentInWords(rule) + (rule.noLaterThan ? ` but no later than ${momentInWords(rule.noLaterThan)}` : '');
}

/** Two rules that differ must not read alike, as they may where a single date is explained. */
function momentInWords(rule: DateRule): string {
  const onTheDay = 'businessDays' in rule.offset && rule.offset.businessDays === 0;
  return (
    dateRuleInWords(rule) +
    (rule.anchor === 'QUESTION_DUE' ? ' by its due day' : '') +
    (onTheDay ? ', or the next business day' : '')
  );
}

/** Only of steps that are in both: others have moved because something came or went. */
function orderChanged(before: PolicyRules, after: PolicyRules): readonly PolicyChange[] {
  const kept = (rules: PolicyRules, other: PolicyRules) =>
    keysInWords(rules.steps.map(({ key }) => key).filter((key) => stepNamed(other, key)));
  return changed('steps', 'the order of the steps', kept(before, after), kept(after, before));
}

const entries = <Key extends string, Value>(
  path: string,
  before: Readonly<Record<Key, Value>>,
  after: Readonly<Record<Key, Value>>,
  words: (value: Value) => string,
  what: (key: Key) => string,
): readonly PolicyChange[] =>
  (Object.keys(before) as Key[]).flatMap((key) =>
    changed(`${path}.${key}`, what(key), words(before[key]), words(after[key])),
  );

const branchInWords = ({ leadsTo, detours }: PolicyRules['branches']['OPENED']): string =>
  [keysInWords(leadsTo), ...detours.map((detour) => `with ${detour.when} ${keysInWords(detour.leadsTo)}`)].join('; ');

const keysInWords = (keys: readonly string[]): string =>
  keys.length === 0 ? 'nothing' : keys.map((key) => `"${key}"`).join(', ');

const LIMITS: Readonly<Record<keyof PolicyRules['limits'], string>> = {
  unansweredCalls: 'calls in a row that reach nobody',
  voicemails: 'messages left in a row',
  attempts: 'attempts until the review',
  businessDaysBetweenAttempts: 'business days between two attempts',
};

const HOURS: Readonly<Record<keyof PolicyRules['hours'], string>> = {
  from: 'calls from',
  until: 'calls until',
  mondayCallsFrom: 'calls on a Monday from',
  afternoonFrom: 'the other half of the day from',
};

const clockTime = (minute: number): string => `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`;

const inWords = (word: string): string => word.toLowerCase().replaceAll('_', ' ');

const stepNamed = ({ steps }: PolicyRules, key: string): PolicyStep | undefined =>
  steps.find((step) => step.key === key);
