import { SetMetadata } from '@nestjs/common';
import type { Permission } from './permissions.js';

export const ALLOWED = Symbol('allowed');
export const ANYONE = Symbol('anyone');

export type Allowed = Permission | typeof ANYONE;

/** The permission that a query, mutation or route asks for. Without one the service does not start. */
export const Allow = (permission: Permission) => SetMetadata(ALLOWED, permission);

/** For the few doors that stand open to people who are not signed in. */
export const AllowAnyone = () => SetMetadata(ALLOWED, ANYONE);
