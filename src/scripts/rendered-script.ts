import { VARIABLE_NAMES, type ScriptValues, VARIABLES, type VariableName } from './domain/variables.js';
import type { ScriptText } from './domain/script-text.js';
import { Missing } from './missing.js';
import { parseTemplate, renderTemplate } from './template-engine.js';

/** A script as it is read out, and the variables whose values it lacks. */
export interface RenderedScript extends ScriptText {
  readonly missing: readonly VariableName[];
}

/** Puts the values into a script. A value that is missing stands there as its label in brackets and is listed; nothing is ever blank. Null: the text asks for more than it may. */
export const renderScript = (script: ScriptText, values: ScriptValues): RenderedScript | null => {
  const missing = new Set<VariableName>();
  const scope = scopeOf(values, missing);
  try {
    return {
      title: rendered(script.title, scope),
      opening: rendered(script.opening, scope),
      body: rendered(script.body, scope),
      missing: VARIABLE_NAMES.filter((name) => missing.has(name)),
    };
  } catch {
    return null;
  }
};

const rendered = (text: string, scope: object): string =>
  renderTemplate(parseTemplate(text), scope)
    .replaceAll(/[ \t]+$/gm, '')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();

interface Branch {
  [name: string]: Branch | string | readonly string[] | Missing;
}

/** The values as the tree that the names with dots describe. */
const scopeOf = (values: ScriptValues, missing: Set<VariableName>): Branch => {
  const scope: Branch = {};
  for (const name of VARIABLE_NAMES) {
    const path = name.split('.');
    const leaf = path.pop()!;
    const branch = path.reduce((parent, key) => (parent[key] ??= {}) as Branch, scope);
    branch[leaf] = values[name] ?? new Missing(() => noted(name, missing));
  }
  return scope;
};

const noted = (name: VariableName, missing: Set<VariableName>): string => {
  missing.add(name);
  return `[${VARIABLES[name].label}]`;
};
