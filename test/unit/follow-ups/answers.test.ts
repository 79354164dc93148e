import { expect, it } from 'vitest';
import { answers } from '../../../src/follow-ups/domain/answers.js';

it('a follow-up answers the step that asks for it, and no other', () => {
  expect(answers('THANK_YOU', 'THANK_YOU')).toBe(true);
  expect(answers('NEXT_ROUND_CHECK', 'CONFIRM_NEXT_ROUND')).toBe(true);
  expect(answers('STATUS_CHECK', 'CONFIRM_NEXT_ROUND')).toBe(false);
});

it('a follow-up answers nothing where nothing is owed, or only another fact would do', () => {
  expect(answers('THANK_YOU', null)).toBe(false);
  expect(answers('STATUS_CHECK', 'LOG_INTERVIEW')).toBe(false);
});
