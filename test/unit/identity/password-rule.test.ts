import { expect, it } from 'vitest';
import { lengthOf, normalizedPassword, whyNotPassword } from '../../../src/identity/domain/password-rule.js';

const EMAIL = 'robin.person@riverside.example';

it.each(['four words of mine', 'tr0ub4dor&3tr0ub4', 'ünï çödé wörds', '🐢🐢🐇🐇🐢🐇🐢🐢🐇🐢🐇🐇', 'only lower case'])(
  'allows %s: kinds of characters are nobody’s business',
  (password) => {
    expect(whyNotPassword(password, EMAIL)).toBeNull();
  },
);

it.each(['Password1234', 'PASSWORD 1234', 'qwerty_123456', 'Administrator', '123456789012'])(
  'refuses %s, in whatever spelling',
  (password) => {
    expect(whyNotPassword(password, EMAIL)).toContain('tried first');
  },
);

it.each(['aaaaaaaaaaaa', 'abcabcabcabc', '121212121212'])('refuses %s, one thing repeated', (password) => {
  expect(whyNotPassword(password, EMAIL)).toContain('tried first');
});

it('refuses the e-mail address, in any case', () => {
  expect(whyNotPassword('Robin.Person@Riverside.example', EMAIL)).toBe('must not be the e-mail address');
});

it('counts what a person sees as one character once', () => {
  expect(lengthOf('🐢'.repeat(12))).toBe(12);
});

it('takes one password for the same, however the keyboard composes it', () => {
  expect(normalizedPassword('cafe\u0301')).toBe(normalizedPassword('caf\u00e9'));
});
