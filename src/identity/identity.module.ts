import { Global, Module } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { JwtModule } from '@nestjs/jwt';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CONFIG, type Config } from '../platform/config/index.js';
import { ALGORITHM, AUDIENCE, ISSUER, signingKeyOf } from './access-token.js';
import { AuditTrailResolver } from './audit-trail.resolver.js';
import { ApiToken } from './api-token.entity.js';
import { ApiTokenHolder } from './api-token-holder.js';
import { ApiTokensResolver } from './api-tokens.resolver.js';
import { ApiTokensService } from './api-tokens.service.js';
import { ApiTokensStore } from './api-tokens.store.js';
import { Authenticator } from './authenticator.js';
import { CredentialCheck } from './credentials.js';
import { EndedSessions } from './ended-sessions.js';
import { Invitation } from './invitation.entity.js';
import { FirstAdmin } from './first-admin.service.js';
import { ForgettingJobs } from './forgetting.jobs.js';
import { InvitationAcceptance } from './invitation-acceptance.service.js';
import { InvitationIssue } from './invitation-issue.js';
import { InvitationsResolver } from './invitations.resolver.js';
import { InvitationsService } from './invitations.service.js';
import { InvitationsStore } from './invitations.store.js';
import { JwtStrategy } from './jwt.strategy.js';
import { PasswordChanges } from './password-changes.service.js';
import { Passwords } from './passwords.js';
import { PeopleResolver } from './people.resolver.js';
import { PeopleService } from './people.service.js';
import { PeopleStore } from './people.store.js';
import { PermissionCheck } from './permission-check.js';
import { PermissionGuard } from './permission.guard.js';
import { RefreshService } from './refresh.service.js';
import { RefreshToken, Session } from './session.entity.js';
import { SessionEndings } from './session-endings.js';
import { SessionStarts } from './session-starts.js';
import { SessionTokens } from './session-tokens.js';
import { SessionsResolver } from './sessions.resolver.js';
import { SessionsStore } from './sessions.store.js';
import { SignInAttempts } from './sign-in-attempts.js';
import { SignInService } from './sign-in.service.js';
import { SignOutService } from './sign-out.service.js';
import { StandingSessions } from './standing-sessions.js';
import { StudentConnections } from './student-connections.js';
import { StudentConnectionsStore } from './student-connections.store.js';
import { User } from './user.entity.js';
import { UsersStore } from './users.store.js';

const PERMISSION = [
  ApiTokenHolder,
  Authenticator,
  EndedSessions,
  JwtStrategy,
  PermissionCheck,
  PermissionGuard,
  StandingSessions,
];
const SESSIONS = [
  CredentialCheck,
  ForgettingJobs,
  PasswordChanges,
  Passwords,
  RefreshService,
  SessionEndings,
  SessionsResolver,
  SessionsStore,
  SessionStarts,
  SessionTokens,
  SignInAttempts,
  SignInService,
  SignOutService,
];
const INVITATIONS = [
  InvitationAcceptance,
  InvitationIssue,
  InvitationsResolver,
  InvitationsService,
  InvitationsStore,
  StudentConnections,
  StudentConnectionsStore,
];
const API_TOKENS = [ApiTokensResolver, ApiTokensService, ApiTokensStore];
const PEOPLE = [AuditTrailResolver, FirstAdmin, PeopleResolver, PeopleService, PeopleStore, UsersStore];

const signing = (config: Config) => ({
  secret: signingKeyOf(config.jwtSecret) as unknown as string,
  signOptions: { algorithm: ALGORITHM, issuer: ISSUER, audience: AUDIENCE } as const,
});

@Global()
@Module({
  imports: [
    DiscoveryModule,
    TypeOrmModule.forFeature([User, Session, RefreshToken, Invitation, ApiToken]),
    JwtModule.registerAsync({ inject: [CONFIG], useFactory: signing }),
  ],
  providers: [
    { provide: APP_GUARD, useExisting: PermissionGuard },
    ...PERMISSION,
    ...SESSIONS,
    ...INVITATIONS,
    ...PEOPLE,
    ...API_TOKENS,
  ],
  exports: [Authenticator, FirstAdmin, InvitationsService, Passwords, PeopleStore, UsersStore],
})
export class IdentityModule {}
