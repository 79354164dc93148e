import { expect, it } from 'vitest';
import { GRACE, useOf } from '../../../src/identity/domain/refresh-token-use.js';

const NOW = 1_790_000_000_000;
const used = (ago: number) => ({ usedAt: NOW - ago, successorUsed: false, siblingUsed: false });
const fresh = { usedAt: null, successorUsed: false, siblingUsed: false };

it.each([
  ['never used', fresh, 'FIRST_USE'],
  ['used a moment ago', used(1), 'ANSWER_LOST'],
  ['used at the last moment of the grace', used(GRACE), 'ANSWER_LOST'],
  ['used before the grace', used(GRACE + 1), 'REUSED'],
  ['used a moment ago, and its answer arrived', { ...used(1), successorUsed: true }, 'REUSED'],
  ['never used, but given twice and the other one was', { ...fresh, siblingUsed: true }, 'REUSED'],
  ['used a moment ago itself, after being given twice', { ...used(1), siblingUsed: true }, 'ANSWER_LOST'],
] as const)('a token %s', (_, token, use) => {
  expect(useOf(token, NOW)).toBe(use);
});
