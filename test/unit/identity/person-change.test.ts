import { describe, expect, it } from 'vitest';
import type { KnownPerson } from '../../../src/identity/domain/person.js';
import { losesLastAdmin, mustSignInAgain, personAfter } from '../../../src/identity/domain/person-change.js';

const NOW = Date.UTC(2026, 10, 20);
const robin: KnownPerson = {
  id: 'robin',
  email: 'robin@a.example',
  givenName: 'Robin',
  familyName: 'Person',
  roles: ['ADMIN'],
  disabledAt: null,
  version: 3,
};
const disabled = { ...robin, disabledAt: new Date(NOW - 1000) };

describe('a person after changes', () => {
  it('keeps what is not named and is one version on', () => {
    expect(personAfter(robin, { givenName: 'Robyn' }, NOW)).toEqual({ ...robin, givenName: 'Robyn', version: 4 });
  });
  it('is disabled from now on, or from when it was', () => {
    expect(personAfter(robin, { disabled: true }, NOW).disabledAt).toEqual(new Date(NOW));
    expect(personAfter(disabled, { disabled: true }, NOW).disabledAt).toEqual(disabled.disabledAt);
    expect(personAfter(disabled, { disabled: false }, NOW).disabledAt).toBeNull();
  });
});

it.each([
  ['another name', { givenName: 'Robyn' }, false],
  ['another role', { roles: ['ADMIN', 'LEAD'] }, true],
  ['disabled', { disabled: true }, true],
  ['the same roles', { roles: ['ADMIN'] }, false],
] as const)('%s: signs in again?', (_, changes, again) => {
  const copied = 'roles' in changes ? { roles: [...changes.roles] } : changes;
  expect(mustSignInAgain(robin, personAfter(robin, copied, NOW))).toBe(again);
});

it('need not sign in again for being let in again', () => {
  expect(mustSignInAgain(disabled, personAfter(disabled, { disabled: false }, NOW))).toBe(false);
});

describe('the last admin', () => {
  it('can neither lose the role nor be disabled', () => {
    expect(losesLastAdmin(['robin'], personAfter(robin, { roles: ['LEAD'] }, NOW))).toBe(true);
    expect(losesLastAdmin(['robin'], personAfter(robin, { disabled: true }, NOW))).toBe(true);
  });
  it('may get another name and more roles', () => {
    expect(losesLastAdmin(['robin'], personAfter(robin, { roles: ['ADMIN', 'LEAD'], givenName: 'Robyn' }, NOW))).toBe(
      false,
    );
  });
  it('is not the last while there is another, and others than the last may change', () => {
    expect(losesLastAdmin(['kim', 'robin'], personAfter(robin, { disabled: true }, NOW))).toBe(false);
    expect(losesLastAdmin(['kim'], personAfter(robin, { disabled: true }, NOW))).toBe(false);
  });
});
