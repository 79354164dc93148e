import { Global, Module } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { JwtModule } from '@nestjs/jwt';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CONFIG, type Config } from '../platform/config/index.js';
import { ALGORITHM, AUDIENCE, ISSUER, signingKeyOf } from './access-token.js';
import { Authenticator } from './authenticator.js';
import { JwtStrategy } from './jwt.strategy.js';
import { Passwords } from './passwords.js';
import { PeopleService } from './people.service.js';
import { PermissionCheck } from './permission-check.js';
import { PermissionGuard } from './permission.guard.js';
import { RefreshToken, Session } from './session.entity.js';
import { SessionTokens } from './session-tokens.js';
import { SessionsResolver } from './sessions.resolver.js';
import { SessionsService } from './sessions.service.js';
import { SessionsStore } from './sessions.store.js';
import { User } from './user.entity.js';
import { UsersStore } from './users.store.js';

const signing = (config: Config) => ({
  secret: signingKeyOf(config.jwtSecret) as unknown as string,
  signOptions: { algorithm: ALGORITHM, issuer: ISSUER, audience: AUDIENCE } as const,
});

@Global()
@Module({
  imports: [DiscoveryModule, TypeOrmModule.forFeature([User, Session, RefreshToken]), JwtModule.registerAsync({ inject: [CONFIG], useFactory: signing })],
  providers: [
    { provide: APP_GUARD, useExisting: PermissionGuard },
    Authenticator,
    JwtStrategy,
    Passwords,
    PeopleService,
    PermissionCheck,
    PermissionGuard,
    SessionsResolver,
    SessionsService,
    SessionsStore,
    SessionTokens,
    UsersStore,
  ],
  exports: [Authenticator, Passwords, UsersStore],
})
export class IdentityModule {}
