import { expect, it } from 'vitest';
import { consequenceOf } from '../../../src/follow-ups/domain/consequences.js';
import { type Disposition, DISPOSITIONS } from '../../../src/kernel/fact.js';

const ENDS: readonly Disposition[] = ['FILLED', 'REJECTED', 'WITHDREW'];

it('a no, a filled position and a withdrawal end the prospect, each as what it is', () => {
  expect(ENDS.map(consequenceOf)).toEqual([{ ends: 'ROLE_CLOSED' }, { ends: 'REJECTED' }, { ends: 'WITHDRAWN' }]);
});

it('an offer on the phone brings an offer', () => {
  expect(consequenceOf('OFFER')).toBe('BRINGS_AN_OFFER');
});

it('no other answer does anything but lead on, and neither does none', () => {
  for (const disposition of [null, ...DISPOSITIONS.filter((each) => each !== 'OFFER' && !ENDS.includes(each))])
    expect(consequenceOf(disposition), `${disposition}`).toBeNull();
});
