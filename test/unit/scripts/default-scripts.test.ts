import { describe, expect, it } from 'vitest';
import { ALL_SLOTS, SCRIPT_PURPOSES } from '../../../src/scripts/domain/purposes.js';
import { defaultScript } from '../../../src/scripts/domain/default-scripts.js';
import { LIKELY_ANSWERS } from '../../../src/scripts/domain/likely-answers.js';
import { SAMPLE_VALUES } from '../../../src/scripts/domain/variables.js';
import { renderScript } from '../../../src/scripts/rendered-script.js';
import { problemsOf } from '../../../src/scripts/template-problems.js';

const MOST_WORDS = 130;

describe('the scripts that come with the service', () => {
  it.each(ALL_SLOTS)('$purpose by $channel can be rendered and lacks nothing of the sample', (slot) => {
    const script = defaultScript(slot);
    expect([script.title, script.opening, script.body].flatMap(problemsOf)).toEqual([]);
    const rendered = renderScript(script, SAMPLE_VALUES);
    expect(rendered?.missing).toEqual([]);
    expect(`${rendered?.title}${rendered?.opening}${rendered?.body}`).not.toMatch(/[[\]{}]|%/);
  });

  it.each(ALL_SLOTS)('$purpose by $channel is short', (slot) => {
    const { opening, body } = renderScript(defaultScript(slot), SAMPLE_VALUES)!;
    expect(`${opening} ${body}`.split(/\s+/).length).toBeLessThan(MOST_WORDS);
  });

  it('read as somebody would say them', () => {
    expect(renderScript(defaultScript({ purpose: 'RESTATE_VALUE', channel: 'PHONE' }), SAMPLE_VALUES)).toEqual({
      title: 'Call Maria Okafor again: say what you bring, get a new date',
      opening:
        'Hello Maria Okafor, this is Ana Lindqvist. We last spoke a week ago about the Support Analyst position. Do you have two minutes, or is there a better time today?',
      body: `I understand that deciding takes time. I have thought about what you told me, and this is what I would bring:

- two years of running the campus helpdesk
- a habit of writing down what I learn

Is there something you would still need to see from me?

By which day do you think you will know? May I call you the day after?`,
      missing: [],
    });
  });

  it('leads on only to scripts that exist, and names each likely answer once', () => {
    for (const purpose of SCRIPT_PURPOSES) {
      const dispositions = LIKELY_ANSWERS[purpose].map(({ disposition }) => disposition);
      expect(new Set(dispositions).size).toBe(dispositions.length);
    }
  });
});
