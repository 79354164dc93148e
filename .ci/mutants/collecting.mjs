import { format } from 'node:util';
import { JestAsymmetricMatchers, JestChaiExpect, JestExtend } from '@vitest/expect';
import * as chai from 'chai';

/** Stands in for vitest while mutants run: the same `expect`, and tests that are only written down, for the runner to take. */
for (const plugin of [JestExtend, JestChaiExpect, JestAsymmetricMatchers]) chai.use(plugin);
export const { expect } = chai;

const around = [];

export function describe(name, tell) {
  around.push(name);
  tell();
  around.pop();
}

export function it(name, run) {
  const { tests } = globalThis.mutants;
  tests.push({ id: `${tests.length + 1} ${[...around, name].join(' ')}`, run });
}

const each = (tell) => (rows) => (name, run) => {
  for (const row of rows) {
    const values = Array.isArray(row) ? row : [row];
    tell(format(name, ...values), () => run(...values));
  }
};
describe.each = each(describe);
it.each = each(it);
