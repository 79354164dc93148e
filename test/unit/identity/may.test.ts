import { describe, expect, it } from 'vitest';
import { PEOPLE_ONLY, SCOPE_NAMES, SCOPES } from '../../../src/identity/api-token-scopes.js';
import { may } from '../../../src/identity/may.js';
import { type Permission, PERMISSIONS } from '../../../src/identity/permissions.js';

const program = (...scopes: string[]) => ({ roles: ['ADMIN'] as const, apiToken: { id: 'a token', scopes } });
const all = Object.keys(PERMISSIONS) as Permission[];

describe('a program', () => {
  it.each(SCOPE_NAMES)('with the scope %s may do what stands in it, and nothing else', (scope) => {
    expect(all.filter((permission) => may(program(scope), permission)).toSorted()).toEqual(
      [...SCOPES[scope]].toSorted(),
    );
  });

  it('never does what only people do, not with all scopes together', () => {
    expect(PEOPLE_ONLY.filter((permission) => may(program(...SCOPE_NAMES), permission))).toEqual([]);
  });

  it('does nothing with a scope that does not exist, such as one of a later version', () => {
    expect(all.filter((permission) => may(program('READ_MINDS', 'constructor'), permission))).toEqual([]);
  });

  it('does no more than the role of the person', () => {
    const apiToken = { id: 'a token', scopes: ['EXPORT_ROWS'] };
    expect(may({ roles: ['ADMIN'], apiToken }, 'rows.export')).toBe(true);
    expect(may({ roles: ['STUDENT'], apiToken }, 'rows.export')).toBe(false);
  });

  it('that reads reports takes no rows', () => {
    expect(may(program('READ_REPORTS'), 'report.see')).toBe(true);
    expect(may(program('READ_REPORTS'), 'rows.export')).toBe(false);
  });
});

describe('a person', () => {
  it('may what one of the roles may', () => {
    expect(may({ roles: ['STUDENT', 'ADMIN'] }, 'api-token.manage')).toBe(true);
    expect(may({ roles: ['STUDENT', 'LEAD'] }, 'api-token.manage')).toBe(false);
  });
});
