import { describe, expect, it } from 'vitest';
import { outlineOf, type Owed } from '../../../src/reminders/domain/digest-outline.js';

const NOTHING: Owed = {
  own: { items: [], total: 0 },
  escalated: { items: [], total: 0 },
  offers: { items: [], total: 0 },
};
const offer = {
  prospectId: 'p',
  employer: 'Acme',
  position: null,
  student: 'Sam Student',
  deadlineOn: '2026-11-27' as const,
};

describe('a digest', () => {
  it('is not written when there is nothing to say', () => {
    expect(outlineOf(NOTHING, 0)).toBeNull();
  });
  it('names offers whose deadline is near, and how many found no room', () => {
    expect(outlineOf({ ...NOTHING, offers: { items: [offer], total: 3 } }, 0)).toEqual({
      subject: '3 offers to answer soon',
      sections: [
        {
          title: 'Offers to answer soon',
          isUrgent: false,
          items: [
            {
              headline: 'Sam Student · Acme',
              why: 'The offer is to be answered by Friday 27 November.',
              prospectId: 'p',
            },
          ],
        },
      ],
      more: 2,
    });
  });
});
