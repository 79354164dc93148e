import { referencesIn, turnsAfter } from './policy-graph.js';
import type { AnchorKind, PolicyRules, PolicyStep } from './policy.js';
import { ANCHOR_OF_TURN } from './turning-points.js';

/** Paths from a step back to itself on which no time passes, one for each circle: `['retry-call', 'retry-call']`. */
export function circlesWithoutTime(rules: PolicyRules): readonly (readonly string[])[] {
  const atOnce = new Map(rules.steps.map(({ key }) => [key, stepsAtOnceAfter(rules, key)]));
  const circles: (readonly string[])[] = [];
  for (const { key } of rules.steps) {
    if (circles.some((circle) => circle.includes(key))) continue;
    const circle = pathBack(atOnce, key, [key]);
    if (circle !== null) circles.push(circle);
  }
  return circles;
}

/** The steps that can be owed at the very moment the given step is done. */
function stepsAtOnceAfter(rules: PolicyRules, key: string): readonly string[] {
  const done = rules.steps.find((step) => step.key === key);
  if (done === undefined) return [];
  return [...askedFor(rules, done), ...reviewedAgain(rules, done)];
}

function askedFor(rules: PolicyRules, done: PolicyStep): readonly string[] {
  const turns = new Set(turnsAfter(done));
  return referencesIn(rules)
    .filter(
      ({ turn, key: next }) => turn !== null && turns.has(turn) && isOwedAtOnce(rules, next, ANCHOR_OF_TURN[turn]),
    )
    .map(({ key: next }) => next);
}

/** A review is no answer that leads to the next one, but it restarts the silence from which the next one is counted. */
const reviewedAgain = (rules: PolicyRules, { kind }: PolicyStep): readonly string[] =>
  kind === 'COUNSELOR_REVIEW' && isOwedAtOnce(rules, rules.reviewStep, 'SILENT_SINCE') ? [rules.reviewStep] : [];

const isOwedAtOnce = ({ steps }: PolicyRules, key: string, anchor: AnchorKind): boolean =>
  steps
    .filter((step) => step.key === key)
    .flatMap(({ due }) => due.flatMap((rule) => [rule, rule.noLaterThan ?? []].flat()))
    .some((rule) => rule.anchor === anchor && Object.values(rule.offset).every((count: number) => count <= 0));

/** Each step is left only once: where it did not lead home the first time, it does not the second. */
function pathBack(
  atOnce: ReadonlyMap<string, readonly string[]>,
  home: string,
  path: readonly string[],
  seen = new Set<string>(),
): readonly string[] | null {
  for (const next of atOnce.get(path.at(-1) ?? home) ?? []) {
    if (next === home) return [...path, next];
    if (seen.has(next)) continue;
    seen.add(next);
    const found = pathBack(atOnce, home, [...path, next], seen);
    if (found !== null) return found;
  }
  return null;
}
