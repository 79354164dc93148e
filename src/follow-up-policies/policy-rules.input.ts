import { z } from 'zod';
import { CHANNELS, OUTCOMES } from '../kernel/fact.js';
import { nullable } from '../platform/validation/index.js';
import { STEP_KINDS, STEP_OWNERS } from './domain/plan.js';
import { ANCHOR_KINDS, CONDITIONS, OPENERS, type PolicyRules, TURNS } from './domain/policy.js';

/*
 * From a client's rules to ours. What keeps rules from being a policy is said by `validatePolicy`, since a draft may be
 * unfinished; here only what could not even be kept is refused.
 */

const MOST_STEPS = 100;
const MOST_RULES = 10;
const MOST_KEYS = 20;

const key = () =>
  z.string().regex(/^[a-z0-9-]{1,60}$/, 'must have 1 to 60 small letters, digits and hyphens, "status-call"');
const keys = () => z.array(key()).max(MOST_KEYS, `must name at most ${MOST_KEYS} steps`);
const whole = (least: number, most: number) =>
  z.int().min(least, `must be ${least} or more`).max(most, `must be ${most} or less`);
const distance = (most: number) => whole(-most, most);

const Offset = z.union(
  [
    z
      .strictObject({ businessDays: distance(366), days: absent(), hours: absent() })
      .transform(({ businessDays }) => ({ businessDays })),
    z
      .strictObject({ businessDays: absent(), days: distance(366), hours: absent() })
      .transform(({ days }) => ({ days })),
    z
      .strictObject({ businessDays: absent(), days: absent(), hours: distance(8_784) })
      .transform(({ hours }) => ({ hours })),
  ],
  'must be one of businessDays and days (-366 to 366) and hours (-8784 to 8784)',
);

function absent() {
  return z.null().optional();
}

const DateRule = z.object({ anchor: z.enum(ANCHOR_KINDS), offset: Offset });

const DueRule = DateRule.extend({ noLaterThan: nullable(DateRule) }).transform(({ noLaterThan, ...rule }) =>
  noLaterThan === null ? rule : { ...rule, noLaterThan },
);

const Step = z.object({
  key: key(),
  kind: z.enum(STEP_KINDS),
  channel: nullable(z.enum(CHANNELS)),
  owner: z.enum(STEP_OWNERS),
  due: z.array(DueRule).min(1, 'must have a rule').max(MOST_RULES, `must have at most ${MOST_RULES} rules`),
  lapses: z.array(DateRule).max(MOST_RULES, `must have at most ${MOST_RULES} rules`),
  chases: z.boolean(),
  withoutCalls: nullable(key()),
  atAnotherHour: z.boolean(),
  furthestFirst: z.boolean(),
  handsOver: nullable(z.object({ to: z.enum(STEP_OWNERS), at: DateRule })),
});

const Detour = z.object({ when: z.enum(CONDITIONS), leadsTo: keys() });

/** A list in which each word comes at most once. */
const oncePer = <Item extends z.ZodObject>(word: string, words: readonly string[], item: Item) =>
  z
    .array(item)
    .max(words.length, `must name each ${word} once`)
    .refine((list) => new Set(list.map((each) => (each as Record<string, unknown>)[word])).size === list.length, {
      message: `must name each ${word} once`,
    });

const limit = () => whole(1, 100);
const minute = () => whole(0, 1_439);

/** The rules of a policy without its name. */
export const RulesGiven = z
  .object({
    steps: z.array(Step).max(MOST_STEPS, `must be at most ${MOST_STEPS}`),
    openings: oncePer('opener', OPENERS, z.object({ opener: z.enum(OPENERS), leadsTo: keys() })),
    branches: oncePer(
      'turn',
      TURNS,
      z.object({
        turn: z.enum(TURNS),
        leadsTo: keys(),
        detours: z.array(Detour).max(MOST_RULES, `must be at most ${MOST_RULES}`),
      }),
    ),
    aftercare: oncePer('outcome', OUTCOMES, z.object({ outcome: z.enum(OUTCOMES), leadsTo: keys() })),
    reviewStep: key(),
    limits: z.object({
      unansweredCalls: limit(),
      voicemails: limit(),
      attempts: limit(),
      businessDaysBetweenAttempts: limit(),
    }),
    hours: z.object({ from: minute(), until: minute(), mondayCallsFrom: minute(), afternoonFrom: minute() }),
  })
  .transform(({ openings, branches, aftercare, ...rest }): Omit<PolicyRules, 'name'> => ({
    ...rest,
    openings: keyed(OPENERS, (word) => openings.find(({ opener }) => opener === word)?.leadsTo ?? []),
    branches: keyed(TURNS, (word) => {
      const { leadsTo = [], detours = [] } = branches.find(({ turn }) => turn === word) ?? {};
      return { leadsTo, detours };
    }),
    aftercare: keyed(OUTCOMES, (word) => aftercare.find(({ outcome }) => outcome === word)?.leadsTo ?? []),
  }));

/** A record with an entry for every word. */
const keyed = <Word extends string, Value>(
  words: readonly Word[],
  valueOf: (word: Word) => Value,
): Record<Word, Value> => Object.fromEntries(words.map((word) => [word, valueOf(word)])) as Record<Word, Value>;
