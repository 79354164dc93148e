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
  /** The sign-in session. */
  readonly sessionId: string;
  /** Correlates answers, logs and the audit trail. */
  readonly requestId: string;
}

/** Staff reach every student of their center; a student reaches only their own record. */
export const isStaff = (actor: Actor): boolean => actor.roles.some((role) => role !== 'STUDENT');
