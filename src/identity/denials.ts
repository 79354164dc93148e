import { HttpException } from '@nestjs/common';
import type { Role } from '../kernel/actor.js';

/** An answer with a stable code, the same over GraphQL and REST. */
export class Denial extends HttpException {
  /** Where GraphQL looks when nothing formats its errors, as in subscriptions. */
  readonly extensions: { readonly code: string };

  constructor(
    readonly code: string,
    message: string,
    status: number,
  ) {
    super({ code, message }, status);
    this.extensions = { code };
  }
}

export class NotSignedIn extends Denial {
  constructor() {
    super(
      'UNAUTHENTICATED',
      'Sign in first: send the access token as "Authorization: Bearer <token>". A token lives some minutes; refresh it.',
      401,
    );
  }
}

export class NotAllowed extends Denial {
  constructor(allowed: readonly Role[]) {
    super(
      'FORBIDDEN',
      `None of your roles may do this; it takes ${inWords(allowed)}. Ask an admin of your center.`,
      403,
    );
  }
}

/** `COUNSELOR, LEAD or ADMIN`. */
const inWords = (roles: readonly Role[]): string =>
  roles.length > 1 ? `${roles.slice(0, -1).join(', ')} or ${roles.at(-1)}` : (roles[0] ?? 'a role that nobody has');

export class NotInScope extends Denial {
  constructor() {
    super('FORBIDDEN', 'No scope of this API token takes this in; an admin can make a token with more scopes.', 403);
  }
}
