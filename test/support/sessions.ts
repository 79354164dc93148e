import type { GraphqlAnswer, TestApi } from './test-api.js';

/** What signing in, refreshing and accepting an invitation answer. */
export interface SessionAnswer {
  /** Null: refused. */
  readonly access: string | null;
  readonly refresh: string | null;
  readonly code: string | null;
  readonly message: string | null;
  readonly userId: string | null;
}

const ANSWER = '{ tokens { accessToken refreshToken accessTokenExpiresAt } user { id } userErrors { code message } }';

const answerOf = ({ data, errors }: GraphqlAnswer, name: string): SessionAnswer => {
  if (errors) throw new Error(JSON.stringify(errors));
  const { tokens, user, userErrors } = data[name];
  return {
    access: tokens?.accessToken ?? null,
    refresh: tokens?.refreshToken ?? null,
    code: userErrors[0]?.code ?? null,
    message: userErrors[0]?.message ?? null,
    userId: user?.id ?? null,
  };
};

/** Tries to sign in. */
export const trySignIn = async (
  api: TestApi,
  input: { center: string; email: string; password: string },
): Promise<SessionAnswer> =>
  answerOf(
    await api.graphql(`mutation ($input: SignInInput!) { signIn(input: $input) ${ANSWER} }`, { input }),
    'signIn',
  );

export const refresh = async (api: TestApi, refreshToken: string | null): Promise<SessionAnswer> =>
  answerOf(
    await api.graphql(`mutation ($input: RefreshSessionInput!) { refreshSession(input: $input) ${ANSWER} }`, {
      input: { refreshToken },
    }),
    'refreshSession',
  );

export const acceptInvitation = async (api: TestApi, token: string, password: string): Promise<SessionAnswer> =>
  answerOf(
    await api.graphql(`mutation ($input: AcceptInvitationInput!) { acceptInvitation(input: $input) ${ANSWER} }`, {
      input: { token, password },
    }),
    'acceptInvitation',
  );

export const changePassword = async (
  api: TestApi,
  accessToken: string | null,
  input: { currentPassword: string; newPassword: string },
): Promise<SessionAnswer> =>
  answerOf(
    await api.graphql(
      `mutation ($input: ChangePasswordInput!) { changePassword(input: $input) ${ANSWER} }`,
      { input },
      accessToken ?? '',
    ),
    'changePassword',
  );

/** Whether an access token is still believed. */
export const isBelieved = async (api: TestApi, accessToken: string | null): Promise<boolean> =>
  (await api.graphql('{ me { id } }', {}, accessToken ?? '')).errors === undefined;
