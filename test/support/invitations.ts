import type { OpenedCenter } from './centers.js';
import { ask } from './people.js';
import type { TestApi } from './test-api.js';

const INVITE = `mutation ($input: InvitePersonInput!) {
  invitePerson(input: $input) { person { id email roles version } invitation { token expiresAt } userErrors { code field } clientMutationId }
}`;
const RENEW = `mutation ($input: RenewInvitationInput!) {
  renewInvitation(input: $input) { person { id } invitation { token expiresAt } userErrors { code field } }
}`;

/** Invites somebody as the center's admin: a counselor called Robin, unless said otherwise. */
export const invite = async (api: TestApi, center: OpenedCenter, email: string, more: object = {}) =>
  (
    await ask(api, center.admin, INVITE, {
      input: { email, givenName: 'Robin', familyName: 'Person', roles: ['COUNSELOR'], ...more },
    })
  ).invitePerson;

export const renewInvitation = async (api: TestApi, center: OpenedCenter, personId: string) =>
  (await ask(api, center.admin, RENEW, { input: { personId } })).renewInvitation;
