import { Injectable } from '@nestjs/common';
import { CentersStore } from '../centers/index.js';
import type { Actor } from '../kernel/actor.js';
import { fail, ok, type Result } from '../kernel/result.js';
import { Clock } from '../platform/clock/index.js';
import { Database } from '../platform/database/index.js';
import { parse } from '../platform/validation/index.js';
import { whyNotPassword } from './domain/password-rule.js';
import { InvitationsStore } from './invitations.store.js';
import { Passwords } from './passwords.js';
import { SessionEndings } from './session-endings.js';
import { SessionStarts } from './session-starts.js';
import type { SignedIn } from './session-tokens.js';
import type { ChangePasswordInput } from './sessions.graphql.js';
import { NextPassword } from './sessions.input.js';
import { SignInAttempts } from './sign-in-attempts.js';
import type { User } from './user.entity.js';
import { UsersStore } from './users.store.js';

const WRONG = fail('PASSWORD_WRONG', 'currentPassword: is not your password.', 'currentPassword');

@Injectable()
export class PasswordChanges {
  constructor(
    private readonly database: Database,
    private readonly centers: CentersStore,
    private readonly users: UsersStore,
    private readonly passwords: Passwords,
    private readonly attempts: SignInAttempts,
    private readonly invitations: InvitationsStore,
    private readonly endings: SessionEndings,
    private readonly starts: SessionStarts,
    private readonly clock: Clock,
  ) {}

  /** Ends every session of the person and starts one. Both hashes are made outside of any transaction. */
  async change(actor: Actor, input: ChangePasswordInput, address: string): Promise<Result<SignedIn>> {
    const given = parse(NextPassword, input);
    if (!given.ok) return given;
    const { currentPassword, newPassword } = given.value;
    const user = (await this.database.inCenter(actor.centerId, (tx) => this.users.byId(tx, actor.userId))) as User;
    const { slug: center } = await this.centers.profile(actor.centerId);
    // Counted together with attempts to sign in.
    const attempt = { center, email: user.email, address };
    const wait = await this.attempts.take(attempt);
    if (wait > 0) return fail('TOO_MANY_ATTEMPTS', `Too many wrong passwords; wait ${wait} seconds, then try again.`);
    if (!(await this.passwords.matches(user.passwordHash, currentPassword))) return WRONG;
    await this.attempts.succeeded(attempt);
    const problem = whyNotPassword(newPassword, user.email);
    if (problem) return fail('PASSWORD_NOT_ALLOWED', `newPassword: ${problem}.`, 'newPassword');
    return this.replace(actor, user, await this.passwords.hash(newPassword));
  }

  /** The hashes took a while: whoever was disabled or got another password meanwhile is not who was asked. */
  private replace(actor: Actor, checked: User, passwordHash: string): Promise<Result<SignedIn>> {
    const { id: userId } = checked;
    return this.database.inCenter(actor.centerId, async (tx) => {
      const user = await this.users.hold(tx, userId);
      if (!user || user.disabledAt || user.passwordHash !== checked.passwordHash) return WRONG;
      await this.users.setPassword(tx, userId, passwordHash);
      await this.invitations.closeAllOf(tx, userId, new Date(this.clock.now()));
      await this.endings.end(tx, actor, { userId, sessionId: null, reason: 'PASSWORD_CHANGED' });
      return ok(await this.starts.start(tx, user, { action: 'person.changed-password', requestId: actor.requestId }));
    });
  }
}
