import { Injectable } from '@nestjs/common';
import { Passwords, UsersStore } from '../identity/index.js';
import { Clock, newId } from '../platform/clock/index.js';
import type { Transaction } from '../platform/database/index.js';

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

  async add(tx: Transaction, admin: NewAdmin): Promise<string> {
    const { password, email, ...names } = admin;
    const id = newId();
    const passwordHash = await this.passwords.hash(password);
    await this.users.add(tx, {
      ...names,
      id,
      email: email.toLowerCase(),
      roles: ['ADMIN'],
      passwordHash,
      disabledAt: null,
      createdAt: new Date(this.clock.now()),
    });
    return id;
  }
}
