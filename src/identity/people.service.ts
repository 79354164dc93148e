import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor.js';
import { Database } from '../platform/database/index.js';
import { NotSignedIn } from './denials.js';
import type { User } from './user.entity.js';
import { UsersStore } from './users.store.js';

@Injectable()
export class PeopleService {
  constructor(
    private readonly database: Database,
    private readonly users: UsersStore,
  ) {}

  async oneself(actor: Actor): Promise<User> {
    const user = await this.database.inCenter(actor.centerId, (tx) => this.users.byId(tx, actor.userId));
    if (!user) throw new NotSignedIn();
    return user;
  }
}
