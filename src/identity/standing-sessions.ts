import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor.js';
import { Database } from '../platform/database/index.js';
import type { Permission } from './permissions.js';

/** What leaves a key behind that outlives the session: a password, an invitation, a secret of a program or a feed. */
const LEAVES_A_KEY: ReadonlySet<Permission> = new Set<Permission>([
  'password.change',
  'person.invite',
  'person.change',
  'api-token.manage',
  'webhook.manage',
  'calendar-feed.have',
]);

/**
 * An access token is believed until it runs out, also by processes that were not told that its session has ended. For what
 * leaves a key behind that is too long: then the database is asked.
 */
@Injectable()
export class StandingSessions {
  constructor(private readonly database: Database) {}

  async stands({ centerId, sessionId, apiToken }: Actor, permission: Permission): Promise<boolean> {
    if (apiToken || !LEAVES_A_KEY.has(permission)) return true;
    const rows = await this.database.read(centerId, {
      name: 'standing-session',
      text: 'SELECT id FROM sessions WHERE center_id = $1 AND id = $2 AND ended_at IS NULL',
      values: [centerId, sessionId],
    });
    return rows.length === 1;
  }
}
