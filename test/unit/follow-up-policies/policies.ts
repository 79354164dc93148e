import * as fc from 'fast-check';
import { CHANNELS, OUTCOMES } from '../../../src/kernel/fact.js';
import { STEP_KINDS, STEP_OWNERS } from '../../../src/follow-up-policies/domain/plan.js';
import {
  ANCHOR_KINDS,
  CONDITIONS,
  type DateRule,
  type DueRule,
  type Offset,
  OPENERS,
  type PolicyRules,
  type PolicyStep,
  TURNS,
} from '../../../src/follow-up-policies/domain/policy.js';

/** Any rules that a client may send: far more than those that make sense. */
export const anyRules = (): fc.Arbitrary<PolicyRules> =>
  fc.record({
    name: fc.constant('Any'),
    steps: fc.uniqueArray(step(), { selector: ({ key }) => key, minLength: 1, maxLength: 5 }),
    openings: fc.record(keyed(OPENERS, keys)),
    branches: fc.record(
      keyed(TURNS, () =>
        fc.record({
          leadsTo: keys(),
          detours: fc.array(fc.record({ when: fc.constantFrom(...CONDITIONS), leadsTo: keys() }), { maxLength: 2 }),
        }),
      ),
    ),
    aftercare: fc.record(keyed(OUTCOMES, keys)),
    reviewStep: key(),
    limits: fc.record({
      unansweredCalls: limit(),
      voicemails: limit(),
      attempts: limit(),
      businessDaysBetweenAttempts: limit(),
    }),
    hours: fc.record({ from: minute(), until: minute(), mondayCallsFrom: minute(), afternoonFrom: minute() }),
  }) as fc.Arbitrary<PolicyRules>;

const keyed = <Word extends string, Value>(words: readonly Word[], value: () => fc.Arbitrary<Value>) =>
  Object.fromEntries(words.map((word) => [word, value()])) as Record<Word, fc.Arbitrary<Value>>;

const key = () => fc.constantFrom('status-call', 'status-email', 'thank-you', 'review', 'x1');
const keys = () => fc.array(key(), { maxLength: 2 });
const limit = () => fc.integer({ min: 1, max: 100 });
const minute = () => fc.integer({ min: 0, max: 1_439 });

const offset = (): fc.Arbitrary<Offset> =>
  fc.oneof(
    fc.integer({ min: -3, max: 366 }).map((businessDays) => ({ businessDays })),
    fc.integer({ min: -366, max: 3 }).map((days) => ({ days })),
    fc.integer({ min: -8_784, max: 8_784 }).map((hours) => ({ hours })),
  );

const dateRule = (): fc.Arbitrary<DateRule> =>
  fc.record({ anchor: fc.constantFrom(...ANCHOR_KINDS), offset: offset() });

const dueRule = (): fc.Arbitrary<DueRule> =>
  fc.oneof(
    dateRule(),
    fc.record({ anchor: fc.constantFrom(...ANCHOR_KINDS), offset: offset(), noLaterThan: dateRule() }),
  );

const step = (): fc.Arbitrary<PolicyStep> =>
  fc.record({
    key: key(),
    kind: fc.constantFrom(...STEP_KINDS),
    channel: fc.option(fc.constantFrom(...CHANNELS)),
    owner: fc.constantFrom(...STEP_OWNERS),
    due: fc.array(dueRule(), { minLength: 1, maxLength: 3 }),
    lapses: fc.array(dateRule(), { maxLength: 2 }),
    chases: fc.boolean(),
    withoutCalls: fc.option(key()),
    atAnotherHour: fc.boolean(),
    furthestFirst: fc.boolean(),
    handsOver: fc.option(fc.record({ to: fc.constantFrom(...STEP_OWNERS), at: dateRule() })),
  });
