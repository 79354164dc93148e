import type { Role } from '../../kernel/actor.js';
import { DEMO_CENTERS, DEMO_PASSWORD, LOCAL_PARTS } from '../sign-ins.js';

const [FIRST_CENTER] = DEMO_CENTERS;

const signInAs = (name: string, role: Role): string => `mutation SignInAs${name} {
  signIn(input: { center: "${FIRST_CENTER}", email: "${LOCAL_PARTS[role]}@${FIRST_CENTER}.example", password: "${DEMO_PASSWORD}" }) {
    user { givenName familyName roles }
    tokens { accessToken accessTokenExpiresAt }
    userErrors { code message }
  }
}`;

/** The first tab: press play and choose whom to be. */
export const SIGN_IN = [
  `# 1. Press play and choose whom to be; for the other center write "${DEMO_CENTERS[1]}" instead of "${FIRST_CENTER}".`,
  '# 2. Go on in another tab: this page sends the new access token with every request.',
  '#    To send another one, write { "Authorization": "Bearer ..." } under Headers below.',
  '',
  ...(['Student', 'Counselor', 'Lead', 'Admin'] as const).map(
    (name) => `${signInAs(name, name.toUpperCase() as Role)}\n`,
  ),
].join('\n');

/** Something worth asking first, for each role. */
export const READY_QUERIES: Readonly<Record<Role, string>> = {
  STUDENT: `# As a student: what do I owe next, and why?
query MyNextSteps {
  nextSteps(first: 10) {
    edges {
      node {
        id
        employer { name }
        position
        stage
        nextStep { kind channel dueAt isOverdue why { sentence } }
        interviews { round startsAt status }
      }
    }
  }
}`,
  COUNSELOR: `# As a counselor: my students, worst first.
query MyCaseload {
  caseload(filter: { mine: true }, first: 10) {
    header { students openProspects overdue neglected dueIn7Days onTimeRate { onTime owed } }
    students {
      totalCount
      edges {
        node {
          givenName
          familyName
          open
          overdue
          noThankYou
          worstNextStep { employer kind owner dueAt why }
        }
      }
    }
  }
}`,
  LEAD: `# As a lead: the whole center, who is away, what it comes to, and the proof that nobody is left hanging (0).
query WholeCenter {
  leftHanging
  caseloadCovers { edges { node { fromDay toDay absent { familyName } covering { familyName } } } }
  caseload(first: 10) {
    header { students overdue neglected outcomes { offerAccepted offerDeclined rejected withdrawn roleClosed noResponse } }
    students { edges { node { givenName familyName overdue counselor { familyName } } } }
  }
  analytics {
    asOf
    adherence { followUp done { share n interval { lower upper } } onTime { share } }
    timeToDecision { median { day } n ended }
  }
  followUpAssociations { associations { sentence } warnings }
}`,
  ADMIN: `# As an admin: the center, its people, and who did what.
query CenterAndAudit {
  center { name kind }
  calendar { zone country region }
  people(first: 5) { edges { node { givenName familyName email roles } } }
  auditTrail(first: 10) { edges { node { at action subjectType actor { familyName } } } }
}`,
};
