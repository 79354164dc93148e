import { describe, expect, it } from 'vitest';
import { PEOPLE_ONLY, SCOPE_NAMES, SCOPES } from '../../src/identity/api-token-scopes.js';
import { type Permission, PERMISSIONS } from '../../src/identity/permissions.js';

const inScopes = new Set<Permission>(SCOPE_NAMES.flatMap((scope) => SCOPES[scope]));

describe('what programs may do', () => {
  it('is decided for every permission: it stands in a scope of API tokens, or among what only people do', () => {
    const undecided = Object.keys(PERMISSIONS).filter(
      (permission) => !inScopes.has(permission as Permission) && !PEOPLE_ONLY.includes(permission as Permission),
    );
    expect(undecided).toEqual([]);
  });

  it('is decided only once', () => {
    expect(PEOPLE_ONLY.filter((permission) => inScopes.has(permission))).toEqual([]);
  });
});
