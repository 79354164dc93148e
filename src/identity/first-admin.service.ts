import { Injectable } from '@nestjs/common';
import { ok, type Result } from '../kernel/result.js';
import { Clock, newId } from '../platform/clock/index.js';
import type { Transaction } from '../platform/database/index.js';
import { parse } from '../platform/validation/index.js';
import { FirstAdminFields } from './first-admin.input.js';
import { Passwords } from './passwords.js';
import { UsersStore } from './users.store.js';

export interface NewAdmin {
  readonly email: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly password: string;
}

@Injectable()
export class FirstAdmin {
  constructor(
    private readonly users: UsersStore,
    private readonly passwords: Passwords,
    private readonly clock: Clock,
  ) {}

  /** Adds the admin of a center that is being opened; answers the id. */
  async add(tx: Transaction, admin: NewAdmin): Promise<Result<string>> {
    const given = parse(FirstAdminFields, admin);
    if (!given.ok) return given;
    const { password, ...person } = given.value;
    const id = newId();
    const passwordHash = await this.passwords.hash(password);
    const createdAt = new Date(this.clock.now());
    await this.users.add(tx, { ...person, id, roles: ['ADMIN'], passwordHash, disabledAt: null, createdAt });
    return ok(id);
  }
}
