import { Injectable } from '@nestjs/common';
import { fail, ok, type Result } from '../kernel/result.js';
import { Database } from '../platform/database/index.js';
import { parse } from '../platform/validation/index.js';
import { CredentialCheck } from './credentials.js';
import { SessionStarts } from './session-starts.js';
import type { SignedIn } from './session-tokens.js';
import { SignInAttempts } from './sign-in-attempts.js';
import type { SignInInput } from './sessions.graphql.js';
import { TypedCredentials } from './sessions.input.js';
import type { User } from './user.entity.js';
import { UsersStore } from './users.store.js';

/** Where a request comes from. */
export interface Visit {
  readonly requestId: string;
  readonly address: string;
}

/** One answer for a wrong center, a wrong address and a wrong password, so that nobody learns who exists. */
const REFUSED = fail('SIGN_IN_REFUSED', 'Center, e-mail address and password do not go together.');

@Injectable()
export class SignInService {
  constructor(
    private readonly database: Database,
    private readonly users: UsersStore,
    private readonly credentials: CredentialCheck,
    private readonly attempts: SignInAttempts,
    private readonly starts: SessionStarts,
  ) {}

  async signIn(input: SignInInput, visit: Visit): Promise<Result<SignedIn>> {
    const typed = parse(TypedCredentials, input);
    if (!typed.ok) return typed;
    const attempt = { ...typed.value, address: visit.address };
    const wait = await this.attempts.take(attempt);
    if (wait > 0)
      return fail('TOO_MANY_ATTEMPTS', `Too many attempts to sign in; wait ${wait} seconds, then try again.`);
    const user = await this.credentials.holderOf(typed.value);
    if (!user) return REFUSED;
    await this.attempts.succeeded(attempt);
    return this.startSession(user, visit.requestId);
  }

  /** The hash took a while: whoever was disabled or got another password meanwhile stays outside. */
  private startSession(checked: User, requestId: string): Promise<Result<SignedIn>> {
    return this.database.inCenter(checked.centerId, async (tx) => {
      const user = await this.users.holdUnchanged(tx, checked.id);
      if (!user || user.disabledAt || user.passwordHash !== checked.passwordHash) return REFUSED;
      return ok(await this.starts.start(tx, user, { action: 'person.signed-in', requestId }));
    });
  }
}
