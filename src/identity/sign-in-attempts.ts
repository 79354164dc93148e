import { Injectable } from '@nestjs/common';
import { MINUTE } from '../kernel/instant.js';
import { networkOf, type Throttle, Throttles } from '../platform/throttle/index.js';

const WINDOW = (15 * MINUTE) / 1000;
/** NIST SP 800-63B (5.2.2) allows a hundred wrong passwords in a row; people need fewer. */
const PER_PERSON = { name: 'sign-in-person', attempts: 10, seconds: WINDOW };
/** A computer room full of students may share one address, so more; only wrong ones count in the end. */
const PER_ADDRESS = { name: 'sign-in-address', attempts: 100, seconds: WINDOW };

/** Whom somebody says to be, and from where. */
export interface SignInAttempt {
  readonly center: string;
  readonly email: string;
  readonly address: string;
}

/** Counts attempts to sign in, of people who exist and of people who do not alike. */
@Injectable()
export class SignInAttempts {
  private readonly ofPerson: Throttle;
  private readonly fromAddress: Throttle;

  constructor(throttles: Throttles) {
    this.ofPerson = throttles.of(PER_PERSON);
    this.fromAddress = throttles.of(PER_ADDRESS);
  }

  /**
   * Takes an attempt before the password is looked at, so that many at once do not slip through together: 0, or the
   * seconds to wait. An address that has none left uses up nobody's.
   */
  async take(attempt: SignInAttempt): Promise<number> {
    const wait = await this.fromAddress.take(networkOf(attempt.address));
    return wait > 0 ? wait : this.ofPerson.take(personOf(attempt));
  }

  /** It was the right password: the person starts anew, the address gets this one attempt back. */
  async succeeded(attempt: SignInAttempt): Promise<void> {
    await this.ofPerson.forget(personOf(attempt));
    await this.fromAddress.giveBack(networkOf(attempt.address));
  }
}

const personOf = ({ center, email }: SignInAttempt): string => JSON.stringify([center, email]);
