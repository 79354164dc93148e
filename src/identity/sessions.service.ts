import { Injectable } from '@nestjs/common';
import { fail, ok, type Result } from '../kernel/result.js';
import { CentersStore } from '../centers/index.js';
import { Database } from '../platform/database/index.js';
import { Passwords } from './passwords.js';
import { type Tokens, SessionTokens } from './session-tokens.js';
import type { User } from './user.entity.js';
import { UsersStore } from './users.store.js';

export interface Credentials {
  readonly center: string;
  readonly email: string;
  readonly password: string;
}

export interface SignedIn {
  readonly tokens: Tokens;
  readonly user: User;
}

/** One answer for a wrong center, a wrong address and a wrong password, so that nobody learns who exists. */
const REFUSED = fail('SIGN_IN_REFUSED', 'Center, e-mail address and password do not go together.');

@Injectable()
export class SessionsService {
  constructor(
    private readonly database: Database,
    private readonly centers: CentersStore,
    private readonly users: UsersStore,
    private readonly passwords: Passwords,
    private readonly tokens: SessionTokens,
  ) {}

  async signIn(credentials: Credentials): Promise<Result<SignedIn>> {
    const centerId = await this.centers.idOf(credentials.center.trim().toLowerCase());
    const user = centerId && (await this.activeUser(centerId, credentials.email));
    const matches = await this.passwords.matches(user ? user.passwordHash : null, credentials.password);
    if (!centerId || !user || !matches) return REFUSED;
    const tokens = await this.database.inCenter(centerId, (tx) => this.tokens.startSession(tx, user));
    return ok({ tokens, user });
  }

  private async activeUser(centerId: string, email: string): Promise<User | null> {
    const user = await this.database.inCenter(centerId, (tx) => this.users.byEmail(tx, email.trim().toLowerCase()));
    return user?.disabledAt ? null : user;
  }
}
