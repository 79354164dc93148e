import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SAMPLE_VALUES, type ScriptValues, VARIABLE_NAMES, VARIABLES } from '../../../src/scripts/domain/variables.js';
import { renderScript } from '../../../src/scripts/rendered-script.js';
import { LONGEST_PART } from '../../../src/scripts/template-engine.js';
import { problemsOf } from '../../../src/scripts/template-problems.js';

const body = (text: string, values: Partial<ScriptValues> = {}) =>
  renderScript({ title: 'T', opening: 'O', body: text }, { ...SAMPLE_VALUES, ...values });

describe('a template', () => {
  it('shows what is missing in brackets and lists it, each once', () => {
    const rendered = body('Dear {{ contact.name }}, {{ contact.name | upcase }} {{ prospect.position }}', {
      'contact.name': null,
      'prospect.position': null,
    });
    expect(rendered?.body).toBe("Dear [the contact's name], [the contact's name] [the position]");
    expect(rendered?.missing).toEqual(['prospect.position', 'contact.name']);
  });

  it('does not miss what it asks for with "if" or replaces with "default"', () => {
    const text = `{% if promise.day %}by {{ promise.day }}{% else %}soon{% endif %}, {{ contact.name | default: "you all" }}`;
    expect(body(text, { 'promise.day': null, 'contact.name': null })).toMatchObject({
      body: 'soon, you all',
      missing: [],
    });
  });

  it('reports a list that is missing instead of passing over it', () => {
    const text = '{% for point in student.valuePoints %}- {{ point }}{% endfor %}';
    expect(body(text, { 'student.valuePoints': null })).toMatchObject({
      body: '[what you bring]',
      missing: ['student.valuePoints'],
    });
  });

  it('takes what people wrote as text, never as a template', () => {
    expect(body('{{ employer.name }}', { 'employer.name': '{{ student.name }} {% if %}' })?.body).toBe(
      '{{ student.name }} {% if %}',
    );
  });
});

describe('what is wrong with a template', () => {
  it.each([
    ['{{ contact.nmae }}', 1, 4, 'there is no variable "contact.nmae"; choose one from the list of variables.'],
    ['one\ntwo {{ foo }}', 2, 8, 'there is no variable "foo"; choose one from the list of variables.'],
    ['one\n{% include "x" %}', 2, 1, 'tag "include" not found; use if, unless, for.'],
    [
      '{{ student.name | eval }}',
      1,
      1,
      'undefined filter: eval; use capitalize, upcase, downcase, first, join, default.',
    ],
    ['{% if contact.name %}', 1, 1, 'tag {% if contact.name %} not closed.'],
  ])('%s is said with its place', (text, line, column, message) => {
    expect(problemsOf(text)).toEqual([{ line, column, message }]);
  });

  it.each([
    '{{ student.constructor }}',
    '{{ student.name.constructor.constructor }}',
    '{{ student["__proto__"] }}',
    '{{ student[contact.name] }}',
    '{{ "".constructor }}',
    '{{ __proto__ }}',
    '{% for p in student.valuePoints %}{{ p.constructor }}{% endfor %}',
    '{% for p in student.valuePoints %}{{ forloop.constructor }}{% endfor %}',
    '{% for i in (1..100000000) %}x{% endfor %}',
    '{% for c in contact.name %}x{% endfor %}',
    '{% for p in student.valuePoints %}{% for q in student.valuePoints %}x{% endfor %}{% endfor %}',
    '{% render "secret" %}',
    '{% layout "x" %}',
    '{% assign x = student.name %}',
    '{% capture x %}y{% endcapture %}',
    '{% raw %}{{ x }}{% endraw %}',
    '{% liquid echo x %}',
    '{% tablerow p in student.valuePoints %}x{% endtablerow %}',
    `${'{% if contact.name %}'.repeat(6)}x${'{% endif %}'.repeat(6)}`,
    '{%if contact.name%}'.repeat(260),
    '{{ student.name'.padEnd(4_000, ' '),
    'x'.repeat(LONGEST_PART + 1),
    'x'.repeat(1_000_000),
  ])('refuses %.60s', (text) => {
    expect(problemsOf(text)).not.toEqual([]);
  });
});

const names = fc.constantFrom(
  ...VARIABLE_NAMES,
  'student',
  'nobody.knows',
  'point',
  'forloop.index',
  '"text"',
  '7',
  'nil',
);
const filters = fc.constantFrom(
  '',
  ' | first',
  ' | join: ", "',
  ' | upcase',
  ' | default: "x"',
  ' | capitalize | downcase',
);
const leaf = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.tuple(names, filters).map(([name, filter]) => `{{ ${name}${filter} }}`),
);
const templates = fc.letrec<{ node: string }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4 },
    leaf,
    fc.tuple(tie('node'), tie('node')).map((parts) => parts.join('')),
    fc
      .tuple(
        names,
        fc.constantFrom('', ' == "x"', ' contains "a"', ' and contact.name', ' > 3'),
        tie('node'),
        tie('node'),
      )
      .map(([name, test, yes, no]) => `{% if ${name}${test} %}${yes}{% else %}${no}{% endif %}`),
    tie('node').map((inner) => `{% for point in student.valuePoints %}${inner}{% endfor %}`),
    tie('node').map((inner) => `{% unless promise.day %}${inner}{% endunless %}`),
  ),
})).node;

const values: fc.Arbitrary<ScriptValues> = fc
  .tuple(...VARIABLE_NAMES.map((name) => valueOf(name)))
  .map((all) => Object.fromEntries(VARIABLE_NAMES.map((name, index) => [name, all[index]])) as unknown as ScriptValues);

function valueOf(name: (typeof VARIABLE_NAMES)[number]): fc.Arbitrary<string | string[] | null> {
  return Array.isArray(VARIABLES[name].sample)
    ? fc.option(fc.array(fc.string({ minLength: 1, maxLength: 300 }), { minLength: 1, maxLength: 10 }))
    : fc.option(fc.string({ minLength: 1, maxLength: 300 }));
}

describe('a template in which nothing is wrong', () => {
  it('can be rendered whatever is missing, and lists exactly what it shows in brackets', () => {
    let accepted = 0;
    fc.assert(
      fc.property(templates, values, (text, known) => {
        if (problemsOf(text).length > 0) return;
        accepted += 1;
        const rendered = body(text, known);
        expect(rendered).not.toBeNull();
        for (const name of rendered!.missing) {
          expect(known[name]).toBeNull();
          expect(rendered!.body).toContain(`[${VARIABLES[name].label}`);
        }
      }),
      { numRuns: 3_000 },
    );
    expect(accepted).toBeGreaterThan(300);
  });

  it('can be rendered at its longest', () => {
    const longest = `{% for p in student.valuePoints %}${'{{ student.valuePoints | join: "; " }}'.repeat(130)}{% endfor %}`;
    expect(problemsOf(longest)).toEqual([]);
    expect(body(longest, { 'student.valuePoints': Array(10).fill('x'.repeat(300)) as string[] })).toBeNull();
  });
});
