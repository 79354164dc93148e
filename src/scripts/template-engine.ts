import { Liquid, type Template } from 'liquidjs';
import { EachTag } from './each-tag.js';
import { FILTERS } from './filters.js';
import { Missing } from './missing.js';

/** Longest text of one part of a script, in characters. */
export const LONGEST_PART = 5_000;

/** What one part may grow to; more than ten times what anybody reads out. */
const LONGEST_OUTPUT = 50_000;

/** Only a backstop: what a template costs is bounded before it is stored. */
const RENDER_MILLISECONDS = 2_000;

export const TAG_NAMES: readonly string[] = ['if', 'unless', 'for'];

/** The language of scripts: output, six filters, `if`, `unless` and `for`; nothing reaches files, prototypes or other templates. */
const makeEngine = (): Liquid => {
  const engine = new Liquid({
    ownPropertyOnly: true,
    strictVariables: true,
    strictFilters: true,
    parseLimit: LONGEST_PART,
    renderLimit: RENDER_MILLISECONDS,
    memoryLimit: LONGEST_OUTPUT,
    outputEscape: written,
  });
  for (const name of Object.keys(engine.tags)) if (!TAG_NAMES.includes(name)) delete engine.tags[name];
  for (const name of Object.keys(engine.filters)) delete engine.filters[name];
  for (const [name, filter] of Object.entries(FILTERS)) engine.registerFilter(name, filter);
  engine.registerTag('for', EachTag);
  return engine;
};

/** The text of a value in the place of its output. */
function written(this: { context: { memoryLimit: { use(count: number): void } } } | void, value: unknown): string {
  const text = value instanceof Missing ? value.shown() : inWords(value);
  this?.context.memoryLimit.use(text.length);
  return text;
}

const inWords = (value: unknown): string =>
  Array.isArray(value) ? value.map(String).join(', ') : value === null || value === undefined ? '' : String(value);

const ENGINE = makeEngine();

/** Throws what is wrong with the syntax. */
export const parseTemplate = (text: string): Template[] => ENGINE.parse(text);

/** Throws when a template asks for more than it may have. */
export const renderTemplate = (templates: Template[], values: object): string =>
  String(ENGINE.renderSync(templates, values));
