import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

import { afterEach, describe, expect, it } from 'vitest';

import { plant, ROOT, uproot } from './planted-tree.js';

const DESCRIBED = `
"What can be read."
type Query {
  "How many days are left; null when no date was given."
  daysLeft: Int
}
`;

describe('the schema check', () => {
  let root = '';

  afterEach(() => uproot(root));

  function check(schema: string) {
    root = plant({ 'schema.graphql': schema });
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [join(ROOT, '.ci/schema.mjs'), join(root, 'schema.graphql')],
      {
        encoding: 'utf8',
      },
    );
    return { status, stdout, stderr };
  }

  it('accepts a schema that is described throughout', () => {
    expect(check(DESCRIBED)).toMatchObject({ status: 0, stdout: '1 types read, 0 descriptions missing.\n' });
  });

  it.each([
    ['a type', 'Step', '\ntype Step {\n  "Why."\n  why: String\n}\n'],
    ['a field', 'due', '\n"A step."\ntype Step {\n  due: String\n}\n'],
    ['an input field', 'on', '\n"A plan."\ninput Plan {\n  on: String\n}\n'],
    ['an enumeration', 'Stage', '\nenum Stage {\n  OPEN\n}\n'],
    ['a scalar', 'Day', '\nscalar Day\n'],
  ])('names %s without a description', (_, name, text) => {
    const { status, stderr } = check(DESCRIBED + text);
    expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringContaining(`"${name}" has no description`) });
  });

  it('refuses a schema that is not valid', () => {
    expect(check('type Query { a: Missing }').status).not.toBe(0);
  });
});
