import { Inject, Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { ExtractJwt, Strategy } from 'passport-jwt';
import type { Actor } from '../kernel/actor.js';
import { CONFIG, type Config } from '../platform/config/index.js';
import { ALGORITHM, AUDIENCE, type Claims, ISSUER, signingKeyOf } from './access-token.js';

/** Who a verified access token speaks for, and until when (seconds since 1970). */
export interface TokenHolder extends Omit<Actor, 'requestId'> {
  readonly expiresAt: number;
}

/** Verifies an access token: pinned algorithm, issuer and audience. */
@Injectable()
export class JwtStrategy extends PassportStrategy(Strategy, 'jwt') {
  constructor(@Inject(CONFIG) config: Config) {
    super({
      jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
      secretOrKey: signingKeyOf(config.jwtSecret) as unknown as string,
      algorithms: [ALGORITHM],
      issuer: ISSUER,
      audience: AUDIENCE,
    });
  }

  validate(claims: Claims): TokenHolder {
    return {
      centerId: claims.center,
      userId: claims.sub,
      roles: claims.roles,
      studentId: claims.student,
      sessionId: claims.session,
      expiresAt: claims.exp,
    };
  }
}
