import { describe, expect, it } from 'vitest';
import { type OwedItem, outlineOf } from '../../../src/reminders/domain/digest-outline.js';
import type { Instant } from '../../../src/kernel/instant.js';
import { clock, held } from '../../support/facts.js';
import { planAt } from '../follow-up-policies/planning.js';

const { kind, channel, dueOn, why } = planAt(null, held('2026-11-20 15:00')).nextStep!;
const now = clock('2026-11-23 08:00');

const owed = (prospectId: string, dueAt: Instant, more: Partial<OwedItem> = {}): OwedItem => ({
  prospectId,
  employer: 'Acme',
  position: 'Analyst',
  student: null,
  kind,
  channel,
  dueAt,
  dueOn,
  why,
  ...more,
});
const listed = (...items: readonly OwedItem[]) => ({ items, total: items.length });

const NO_OFFERS = { items: [], total: 0 };

const late = owed('late', now - 1);
const today = owed('today', now);
const stuck = owed('stuck', now - 1, { student: 'Dana Reyes' });

describe('a digest', () => {
  it('is not written when there is nothing to say', () => {
    expect(outlineOf({ own: listed(), escalated: listed(), offers: NO_OFFERS }, now)).toBeNull();
  });

  it('puts first where the reader is to step in, then what is overdue, then what is due today', () => {
    const { sections, more } = outlineOf(
      { own: listed(late, today), escalated: listed(stuck), offers: NO_OFFERS },
      now,
    )!;
    expect(
      sections.map(({ title, isUrgent, items }) => [title, isUrgent, items.map(({ prospectId }) => prospectId)]),
    ).toEqual([
      ['Please step in', true, ['stuck']],
      ['Overdue', true, ['late']],
      ['Due today', false, ['today']],
    ]);
    expect(more).toBe(0);
  });

  it('leaves out a section that has nothing to say', () => {
    const { sections } = outlineOf({ own: listed(today), escalated: listed(), offers: NO_OFFERS }, now)!;
    expect(sections.map(({ title }) => title)).toEqual(['Due today']);
  });

  it('names the candidacy and the reason, as far as they are known', () => {
    const headlines = (item: OwedItem) =>
      outlineOf({ own: listed(item), escalated: listed(), offers: NO_OFFERS }, now)!.sections[0]!.items.map(
        ({ headline }) => headline,
      );
    expect(headlines(stuck)).toEqual(['Dana Reyes · Acme · Analyst']);
    expect(headlines(owed('x', now, { position: null }))).toEqual(['Acme']);
    const [section] = outlineOf({ own: listed(late), escalated: listed(), offers: NO_OFFERS }, now)!.sections;
    expect(section!.items[0]!.why).toMatch(/^Send a thank-you note on Saturday 21 November: /);
  });

  it('says how many found no room', () => {
    const cut = {
      own: { items: [late, today], total: 30 },
      escalated: { items: [stuck], total: 4 },
      offers: NO_OFFERS,
    };
    expect(outlineOf(cut, now)!.more).toBe(31);
  });
});

describe('the subject of a digest', () => {
  const subject = (own: readonly OwedItem[], escalated: readonly OwedItem[]) =>
    outlineOf({ own: listed(...own), escalated: listed(...escalated), offers: NO_OFFERS }, now)!.subject;

  it('counts what is owed, and what of it is overdue, without names', () => {
    expect(subject([today], [])).toBe('1 follow-up for you today');
    expect(subject([today, today], [])).toBe('2 follow-ups for you today');
    expect(subject([late, today], [stuck])).toBe('3 follow-ups for you, 2 overdue');
    expect(subject([], [stuck])).toBe('1 follow-up for you, 1 overdue');
  });
});
