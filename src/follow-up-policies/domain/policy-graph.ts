import { DISPOSITIONS, REVIEW_DECISIONS } from '../../kernel/fact.js';
import type { AnchorKind, Opener, PolicyRules, PolicyStep, Turn } from './policy.js';
import { FULFILLED_BY } from './settled.js';
import { ANCHOR_OF_TURN, ASKS } from './turning-points.js';

/** A place in a policy that names a step, and the anchors that are sure to be known there. */
export interface Reference {
  /** Path in the rules: `branches.NO_ANSWER`. */
  readonly field: string;
  readonly key: string;
  /** Null where the step named is an alternative of another step, which is dated like that one. */
  readonly turn: Turn | null;
  readonly anchors: readonly AnchorKind[];
}

/** Every place in the policy that names a step. */
export const referencesIn = (rules: PolicyRules): readonly Reference[] => {
  const named = [...openingsIn(rules), ...branchesIn(rules), ...aftercareIn(rules), reviewIn(rules)];
  return named.flatMap((reference) => [reference, ...withoutCalls(rules, reference)]);
};

const openingsIn = ({ openings }: PolicyRules): readonly Reference[] =>
  entriesOf(openings).flatMap(([opener, keys]) =>
    keys.map((key) => ({ field: `openings.${opener}`, key, turn: null, anchors: ANCHORS_OF_OPENER[opener] })),
  );

const ANCHORS_OF_OPENER: Readonly<Record<Opener, readonly AnchorKind[]>> = {
  INTERVIEW_SCHEDULED: ['INTERVIEW_START', 'INTERVIEW_END'],
  INTERVIEW_HELD: ['INTERVIEW_END'],
  CALL_AHEAD: ['QUESTION_OPENS', 'QUESTION_DUE'],
  OTHER_OFFER_RECEIVED: ['OTHER_OFFER_RECEIVED'],
};

const branchesIn = ({ branches }: PolicyRules): readonly Reference[] =>
  entriesOf(branches).flatMap(([turn, { leadsTo, detours }]) =>
    [...leadsTo, ...detours.flatMap((detour) => detour.leadsTo)].map((key) => ({
      field: `branches.${turn}`,
      key,
      turn,
      anchors: [ANCHOR_OF_TURN[turn]],
    })),
  );

const aftercareIn = ({ aftercare }: PolicyRules): readonly Reference[] =>
  entriesOf(aftercare).flatMap(([outcome, keys]) =>
    keys.map((key) => ({ field: `aftercare.${outcome}`, key, turn: null, anchors: ['CLOSED' as const] })),
  );

const reviewIn = ({ reviewStep }: PolicyRules): Reference => ({
  field: 'reviewStep',
  key: reviewStep,
  turn: null,
  anchors: ['SILENT_SINCE'],
});

function withoutCalls({ steps }: PolicyRules, reference: Reference): readonly Reference[] {
  const step = steps.find(({ key }) => key === reference.key);
  if (step === undefined || step.withoutCalls === null) return [];
  return [{ ...reference, field: `steps.${step.key}.withoutCalls`, key: step.withoutCalls }];
}

/** The turns that doing a step can bring about. */
export function turnsAfter({ kind }: PolicyStep): readonly Turn[] {
  const followUp = FULFILLED_BY[kind];
  if (followUp === null) return [];
  if (ASKS.has(followUp)) return DISPOSITIONS;
  return TURNS_AFTER[followUp] ?? [];
}

const TURNS_AFTER: Readonly<Partial<Record<string, readonly Turn[]>>> = {
  COUNSELOR_REVIEW: REVIEW_DECISIONS,
  CONTACT_CORRECTION: ['CONTACT_CORRECTED'],
  CLOSE_THE_LOOP: ['LOOP_CLOSED'],
};

const entriesOf = <Key extends string, Value>(record: Readonly<Record<Key, Value>>): [Key, Value][] =>
  Object.entries(record) as [Key, Value][];
