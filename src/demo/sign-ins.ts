import type { Role } from '../kernel/actor.js';

/** One password for everybody in the demo; production refuses to be a demo. */
export const DEMO_PASSWORD = 'follow-through-every-time';

export const DEMO_CENTERS = ['riverside-college', 'harbor-workforce'] as const;
export type DemoCenter = (typeof DEMO_CENTERS)[number];

export interface DemoSignIn {
  readonly role: Role;
  /** Short name of the center. */
  readonly center: DemoCenter;
  readonly email: string;
  readonly password: string;
}

/** What stands before the @ of the people one can sign in as. */
export const LOCAL_PARTS: Readonly<Record<Role, string>> = {
  STUDENT: 'student',
  COUNSELOR: 'counselor',
  LEAD: 'lead',
  ADMIN: 'admin',
};

/** One person per role and center. */
export const DEMO_SIGN_INS: readonly DemoSignIn[] = DEMO_CENTERS.flatMap((center) =>
  (Object.keys(LOCAL_PARTS) as Role[]).map((role) => ({
    role,
    center,
    email: `${LOCAL_PARTS[role]}@${center}.example`,
    password: DEMO_PASSWORD,
  })),
);
