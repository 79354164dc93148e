import { analyzeSync, ForTag, type Template, type Variable } from 'liquidjs';
import { isListVariable, isVariable } from './domain/variables.js';
import { FILTERS } from './filters.js';
import { parseTemplate, TAG_NAMES } from './template-engine.js';

/** What is wrong with a template and where; line and column count from 1. */
export interface TemplateProblem {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

const DEEPEST = 5;
const LOOP_VARIABLES: ReadonlySet<string> = new Set(['index', 'first', 'last', 'length']);

/** Everything that is wrong with a template; empty: it can be rendered whatever is missing. */
export const problemsOf = (text: string): readonly TemplateProblem[] => {
  const templates = parsed(text);
  if (!Array.isArray(templates)) return [templates];
  const nested = nestingProblems(templates);
  // What is nested without end is not looked at further.
  return nested.length > 0 ? nested : variableProblems(templates);
};

const parsed = (text: string): Template[] | TemplateProblem => {
  try {
    return parseTemplate(text);
  } catch (error) {
    return syntaxProblem(error as SyntaxFailure);
  }
};

interface SyntaxFailure extends Error {
  readonly token?: { getPosition(): readonly [line: number, column: number] };
}

const syntaxProblem = ({ message, token }: SyntaxFailure): TemplateProblem => {
  const [line, column] = token?.getPosition() ?? [1, 1];
  return { line, column, message: `${inOurWords(message)}.` };
};

const inOurWords = (message: string): string => {
  const told = message.replace(/, line:\d+, col:\d+$/, '').replace(/\.$/, '');
  if (/^tag ".*" not found/.test(told)) return `${told}; use ${TAG_NAMES.join(', ')}`;
  if (told.startsWith('undefined filter')) return `${told}; use ${Object.keys(FILTERS).join(', ')}`;
  return told;
};

/** Loops only over documented lists and never inside each other, so that what a template costs is known before it runs. */
const nestingProblems = (templates: readonly Template[], depth = 1, isInLoop = false): readonly TemplateProblem[] =>
  templates.flatMap((template) => {
    const children = childrenOf(template);
    const isLoop = template instanceof ForTag;
    const problem = whyNotNested(template, children.length > 0 ? depth : 0, isInLoop);
    return problem
      ? [{ ...positionOf(template), message: problem }]
      : nestingProblems(children, depth + 1, isInLoop || isLoop);
  });

const whyNotNested = (template: Template, depth: number, isInLoop: boolean): string | null => {
  if (depth > DEEPEST) return `nested more than ${DEEPEST} deep; make it simpler.`;
  if (!(template instanceof ForTag)) return null;
  if (isInLoop) return '"for" inside "for"; use one loop.';
  return isListVariable(template.collection.getText())
    ? null
    : `"for" goes over "${template.collection.getText()}", which is not a list; use student.valuePoints.`;
};

const childrenOf = (template: Template): Template[] => {
  const children = template.children?.(false, true);
  return (children?.next().value ?? []) as Template[];
};

const positionOf = (template: Template): { line: number; column: number } => {
  const [line, column] = (template.token as unknown as { getPosition(): [number, number] }).getPosition();
  return { line, column };
};

const variableProblems = (templates: Template[]): readonly TemplateProblem[] => {
  const { variables, globals } = analyzeSync(templates, { partials: false });
  const known = new Set(Object.values(globals).flat().map(writingOf));
  return Object.values(variables)
    .flat()
    .filter((variable) => !(known.has(writingOf(variable)) ? isDocumented(variable) : isOfLoop(variable)))
    .map((variable) => ({
      line: variable.location.row,
      column: variable.location.col,
      message: `there is no variable "${pathOf(variable)}"; choose one from the list of variables.`,
    }));
};

const writingOf = (variable: Variable): string =>
  `${variable.location.row}:${variable.location.col} ${pathOf(variable)}`;
const pathOf = ({ segments }: Variable): string =>
  segments.map((segment) => (typeof segment === 'object' ? `[${pathOf(segment)}]` : String(segment))).join('.');

const isDocumented = (variable: Variable): boolean =>
  variable.segments.every((segment) => typeof segment === 'string') && isVariable(pathOf(variable));

/** The one thing of a loop, or how far the loop is. */
const isOfLoop = ({ segments: [root, ...path] }: Variable): boolean =>
  root === 'forloop' ? path.length === 1 && LOOP_VARIABLES.has(String(path[0])) : path.length === 0;
