import type { Actor, Role } from '../kernel/actor.js';
import { scopesAllow } from './api-token-scopes.js';
import { type Permission, PERMISSIONS } from './permissions.js';

/** Whether one of the actor's roles may, and, for a program, a scope of its token too. */
export const may = ({ roles, apiToken }: Pick<Actor, 'roles' | 'apiToken'>, permission: Permission): boolean => {
  const allowed: readonly Role[] = PERMISSIONS[permission];
  if (!roles.some((role) => allowed.includes(role))) return false;
  return apiToken === undefined || scopesAllow(apiToken.scopes, permission);
};
