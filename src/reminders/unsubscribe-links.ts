import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { isId } from '../kernel/id.js';
import { CONFIG, type Config } from '../platform/config/index.js';

/** Whose mails a link stops. */
export interface Unsubscribing {
  readonly centerId: string;
  readonly personId: string;
}

/**
 * Links that stop the mails of one person without signing in. They are signed with a key that signs nothing else, so that one
 * opens no other door; nothing is stored, and one from an old mail still works.
 */
@Injectable()
export class UnsubscribeLinks {
  private readonly key: Buffer;

  constructor(@Inject(CONFIG) private readonly config: Pick<Config, 'jwtSecret' | 'publicUrl'>) {
    this.key = Buffer.from(hkdfSync('sha256', config.jwtSecret, '', 'followthrough: unsubscribe from reminders', 32));
  }

  /** The token stands in the query, because addresses are logged without it. */
  linkFor(whose: Unsubscribing): string {
    return `${this.config.publicUrl}/reminders/unsubscribe?token=${this.tokenFor(whose)}`;
  }

  tokenFor({ centerId, personId }: Unsubscribing): string {
    return `${centerId}.${personId}.${this.signatureOf(centerId, personId).toString('base64url')}`;
  }

  /** Null: it is none of ours. */
  read(token: unknown): Unsubscribing | null {
    const [centerId, personId, signature, ...rest] = typeof token === 'string' ? token.split('.') : [];
    if (!centerId || !personId || !signature || rest.length > 0 || !isId(centerId) || !isId(personId)) return null;
    const given = Buffer.from(signature, 'base64url');
    const right = this.signatureOf(centerId, personId);
    return given.length === right.length && timingSafeEqual(given, right) ? { centerId, personId } : null;
  }

  private signatureOf(centerId: string, personId: string): Buffer {
    return createHmac('sha256', this.key).update(`${centerId}.${personId}`).digest();
  }
}
