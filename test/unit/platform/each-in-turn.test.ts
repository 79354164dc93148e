import { expect, it } from 'vitest';
import { eachInTurn } from '../../../src/platform/schedule/index.js';

it('works on everything in order, and lets others in between', async () => {
  const happened: string[] = [];
  setImmediate(() => happened.push('somebody else'));
  const work = eachInTurn(['one', 'two', 'three', 'four', 'five'], 2, (thing) => {
    happened.push(thing);
    return thing.length;
  });
  expect(await work).toEqual([3, 3, 5, 4, 4]);
  expect(happened).toEqual(['one', 'two', 'somebody else', 'three', 'four', 'five']);
});
