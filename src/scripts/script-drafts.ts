import type { Failure } from '../kernel/result.js';
import type { ScriptText } from './domain/script-text.js';
import { SAMPLE_VALUES } from './domain/variables.js';
import { renderScript } from './rendered-script.js';
import { problemsOf, type TemplateProblem } from './template-problems.js';

const PARTS = ['title', 'opening', 'body'] as const;
export type ScriptPart = (typeof PARTS)[number];

export interface DraftProblem extends TemplateProblem {
  readonly part: ScriptPart;
}

/** Everything that is wrong with a draft; empty: it can be stored. */
export const draftProblems = (draft: ScriptText): readonly DraftProblem[] => {
  const problems = PARTS.flatMap((part) => problemsOf(draft[part]).map((problem) => ({ part, ...problem })));
  if (problems.length > 0 || renderScript(draft, SAMPLE_VALUES)) return problems;
  return [{ part: 'body', line: 1, column: 1, message: 'is too long once it is filled in; shorten it.' }];
};

export const asFailure = ({ part, line, column, message }: DraftProblem): Failure => ({
  code: 'SCRIPT_NOT_VALID',
  field: part,
  message: `${part}: line ${line}, column ${column}: ${message}`,
});
