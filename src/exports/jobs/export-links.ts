import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Instant } from '../../kernel/instant.js';
import { isId } from '../../kernel/id.js';
import { CONFIG, type Config } from '../../platform/config/index.js';

/** What a link opens, for whom and until when. */
export interface DownloadGrant {
  readonly centerId: string;
  readonly exportId: string;
  readonly personId: string;
  readonly until: Instant;
}

const SECOND = 1_000;
const SECONDS = /^\d{1,12}$/;

/**
 * Links that bring a file without signing in, because a browser's link cannot. They are signed with a key that signs nothing else;
 * nothing is stored, so whether the file and the person are still there is looked up when one is used.
 */
@Injectable()
export class ExportLinks {
  private readonly key: Buffer;

  constructor(@Inject(CONFIG) private readonly config: Pick<Config, 'jwtSecret' | 'publicUrl'>) {
    this.key = Buffer.from(hkdfSync('sha256', config.jwtSecret, '', 'followthrough: download an export', 32));
  }

  /** The token stands in the query, because addresses are logged without it. */
  linkFor(grant: DownloadGrant): string {
    return `${this.config.publicUrl}/exports/download?token=${this.tokenFor(grant)}`;
  }

  tokenFor({ centerId, exportId, personId, until }: DownloadGrant): string {
    const granted = [centerId, exportId, personId, Math.floor(until / SECOND)].join('.');
    return `${granted}.${this.signatureOf(granted)}`;
  }

  /** Null: it is none of ours. */
  read(token: unknown): DownloadGrant | null {
    const [centerId = '', exportId = '', personId = '', until = '', signature = '', ...rest] =
      typeof token === 'string' ? token.split('.') : [];
    if (rest.length > 0 || ![centerId, exportId, personId].every(isId) || !SECONDS.test(until)) return null;
    const right = Buffer.from(this.signatureOf([centerId, exportId, personId, until].join('.')));
    const given = Buffer.from(signature);
    if (given.length !== right.length || !timingSafeEqual(given, right)) return null;
    return { centerId, exportId, personId, until: Number(until) * SECOND };
  }

  /** Compared as it is written: the last letter of a base64 text may be written in several ways. */
  private signatureOf(granted: string): string {
    return createHmac('sha256', this.key).update(granted).digest('base64url');
  }
}
