import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { GqlExecutionContext, type GqlContextType } from '@nestjs/graphql';
import { RequestContext } from '../platform/graphql/index.js';
import { ALLOWED, ANYONE, type Allowed } from './allow.js';
import { Authenticator } from './authenticator.js';
import { NotAllowed, NotInScope, NotSignedIn } from './denials.js';
import { may } from './may.js';
import { PERMISSIONS } from './permissions.js';
import { StandingSessions } from './standing-sessions.js';

/** Stands before every query, mutation and route: denied unless the table of permissions says otherwise. */
@Injectable()
export class PermissionGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly authenticator: Authenticator,
    private readonly sessions: StandingSessions,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const allowed = this.reflector.get<Allowed | undefined>(ALLOWED, context.getHandler());
    if (allowed === ANYONE) return true;
    const actor = await this.actorOf(context);
    if (!actor) throw new NotSignedIn();
    if (!allowed) throw new NotAllowed([]);
    if (!may(actor, allowed)) throw actor.apiToken ? new NotInScope() : new NotAllowed(PERMISSIONS[allowed]);
    if (!(await this.sessions.stands(actor, allowed))) throw new NotSignedIn();
    return true;
  }

  private async actorOf(context: ExecutionContext) {
    if (context.getType<GqlContextType>() === 'graphql')
      return GqlExecutionContext.create(context).getContext<{ request: RequestContext }>().request.actor;
    const request = context.switchToHttp().getRequest();
    request.actor = await this.authenticator.actorOf(request);
    return request.actor;
  }
}
