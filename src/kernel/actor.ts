export const ROLES = ['ADMIN', 'LEAD', 'COUNSELOR', 'STUDENT'] as const;
/** What a person may be in a center; one person may hold several. */
export type Role = (typeof ROLES)[number];

/** The person on whose behalf something is done, as the verified token tells it. */
export interface Actor {
  readonly centerId: string;
  readonly userId: string;
  readonly roles: readonly Role[];
  /** The student record of this person, when the person is a student. */
  readonly studentId: string | null;
  /** The sign-in session; of a program its API token. */
  readonly sessionId: string;
  /** Correlates answers, logs and the audit trail. */
  readonly requestId: string;
  /** With which API token a program acts in the person's name; left out: the person is signed in. */
  readonly apiToken?: ApiTokenGrant;
}

/** A token, and the scopes beyond which its holder may do nothing, whatever the roles say. */
export interface ApiTokenGrant {
  readonly id: string;
  readonly scopes: readonly string[];
}

/** Staff reach every student of their center; a student reaches only their own record. */
export const isStaff = (actor: Actor): boolean => actor.roles.some((role) => role !== 'STUDENT');
