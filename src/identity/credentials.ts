import { Injectable } from '@nestjs/common';
import { CentersStore } from '../centers/index.js';
import { Database } from '../platform/database/index.js';
import { Passwords } from './passwords.js';
import type { User } from './user.entity.js';
import { UsersStore } from './users.store.js';

export interface Credentials {
  readonly center: string;
  readonly email: string;
  readonly password: string;
}

/** An id that no center has, so that an unknown center takes the same way as a known one. */
const NO_CENTER = '00000000-0000-7000-8000-000000000000';

@Injectable()
export class CredentialCheck {
  constructor(
    private readonly database: Database,
    private readonly centers: CentersStore,
    private readonly users: UsersStore,
    private readonly passwords: Passwords,
  ) {}

  /**
   * Whose credentials these are; null: nobody's. One way for all: an unknown center, an unknown or disabled person, an
   * invited one without a password and a wrong password each cost the same reads and one hash.
   */
  async holderOf(credentials: Credentials): Promise<User | null> {
    const centerId = (await this.centers.idOf(credentials.center)) ?? NO_CENTER;
    const user = await this.database.inCenter(centerId, (tx) => this.users.byEmail(tx, credentials.email));
    const passwordHash = user && !user.disabledAt ? user.passwordHash : null;
    return (await this.passwords.matches(passwordHash, credentials.password)) ? user : null;
  }
}
