import { Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';
import pLimit from 'p-limit';
import { normalizedPassword } from './domain/password-rule.js';

/** OWASP's choice for argon2id (the library's default): 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
/** Each hash holds 19 MiB and a thread. */
const AT_ONCE = 4;
/** The hash of nothing anybody can type: verified for people who do not exist, so that they take as long. */
const NOBODYS_HASH = hash('\u0000nobody', COST);

@Injectable()
export class Passwords {
  private readonly turn = pLimit(AT_ONCE);

  hash(password: string): Promise<string> {
    return this.turn(() => hash(normalizedPassword(password), COST));
  }

  /** Takes the same time whether or not there is a hash to compare with. */
  async matches(passwordHash: string | null, password: string): Promise<boolean> {
    const against = passwordHash ?? (await NOBODYS_HASH);
    const matches = await this.turn(() => verify(against, normalizedPassword(password)));
    return matches && passwordHash !== null;
  }
}
