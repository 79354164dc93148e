import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { curvePartsOf, type Sized } from '../../../src/analytics/domain/suppression-parts.js';
import { FEWEST, isEnough, sizes } from '../../support/sized-candidacies.js';

/** Which groups of a whole have curves, by their sizes alone. */

const group = (id: string, students: number, prospects: number, isShown = true): Sized => ({
  id,
  students,
  prospects,
  isShown,
});

const idsOf = (parts: ReturnType<typeof curvePartsOf>) =>
  parts && { alone: parts.alone.map(({ id }) => id), together: parts.together.map(({ id }) => id).toSorted() };

const A = group('a', 100, 300);
const B = group('b', 60, 200);
const C = group('c', 30, 90);

describe('the parts of a whole', () => {
  it.each<[string, Sized[], object | undefined]>([
    ['are all its groups where all are large', [A, B, C], { alone: ['c', 'b', 'a'], together: [] }],
    [
      'are the large ones, and the small ones together where they are enough',
      [A, group('s', 8, 20, false), B, group('t', 9, 25, false)],
      { alone: ['b', 'a'], together: ['s', 't'] },
    ],
    [
      'lose the smallest large one to a small one that is alone',
      [group('s', 12, 15), A, B, C],
      { alone: ['b', 'a'], together: ['c', 's'] },
    ],
    [
      'lose a large one to one that is hidden, however large',
      [A, B, group('h', 200, 500, false)],
      { alone: ['a'], together: ['b', 'h'] },
    ],
    [
      'lose as many as it takes',
      [A, B, group('s', 4, 4), group('t', 20, 39)],
      { alone: ['b', 'a'], together: ['s', 't'] },
    ],
    [
      'lose the one with fewer students of two with as many prospects',
      [A, group('x', 50, 90), C, group('s', 5, 5)],
      {
        alone: ['x', 'a'],
        together: ['c', 's'],
      },
    ],
    [
      'lose the one with fewer prospects of two, however many students it has',
      [A, group('x', 70, 80), C, group('s', 5, 5)],
      { alone: ['c', 'a'], together: ['s', 'x'] },
    ],
    [
      'lose the first by id of two of one size',
      [group('z', 30, 90), A, group('y', 30, 90), group('s', 5, 5)],
      { alone: ['z', 'a'], together: ['s', 'y'] },
    ],
    ['are none where one would be left', [A, group('s', 5, 5)], undefined],
    ['are none of a whole of one group', [A], undefined],
    ['are none of nobody', [], undefined],
    ['are none where 40 prospects are of too few students', [A, group('s', 9, 40)], undefined],
    [
      'are two that are just large enough',
      [group('x', 10, 40), group('y', 10, 40)],
      {
        alone: ['x', 'y'],
        together: [],
      },
    ],
    ['are none where one of two lacks a prospect', [group('x', 10, 40), group('y', 10, 39)], undefined],
  ])('%s', (_, groups, expected) => {
    expect(idsOf(curvePartsOf(groups, FEWEST.students))).toEqual(expected);
  });

  it('are larger where the center asks for larger groups', () => {
    expect(idsOf(curvePartsOf([A, B, C], 31))).toEqual({ alone: ['a'], together: ['b', 'c'] });
  });
});

const someGroups = fc
  .array(fc.tuple(sizes, fc.boolean()), { maxLength: 6 })
  .map((all) =>
    all.map(([size, isShown], at) => ({ ...size, isShown: isShown || size.students % 3 > 0, id: `g${at}` })),
  );

describe('the parts of any whole', () => {
  it('are two or more, each large enough, and take in every group once', () => {
    let folded = 0;
    fc.assert(
      fc.property(someGroups, (groups) => {
        const parts = curvePartsOf(groups, FEWEST.students);
        if (!parts) return;
        const { alone, together } = parts;
        folded += together.length;
        const all = [...alone.map((each) => [each]), ...(together.length > 0 ? [together] : [])];
        expect(all.length).toBeGreaterThan(1);
        for (const part of all) expect(isEnough(part)).toBe(true);
        for (const each of alone) expect(each.isShown).toBe(true);
        expect(together.length).not.toBe(1);
        expect(
          all
            .flat()
            .map(({ id }) => id)
            .toSorted(),
        ).toEqual(groups.map(({ id }) => id).toSorted());
      }),
      { numRuns: 3000 },
    );
    expect(folded).toBeGreaterThan(1000);
  });

  it('are the same in whatever order the groups come', () => {
    fc.assert(
      fc.property(
        someGroups.chain((groups) =>
          fc.tuple(fc.constant(groups), fc.shuffledSubarray(groups, { minLength: groups.length })),
        ),
        ([groups, shuffled]) => {
          expect(curvePartsOf(shuffled, FEWEST.students)).toEqual(curvePartsOf(groups, FEWEST.students));
        },
      ),
      { numRuns: 2000 },
    );
  });
});
