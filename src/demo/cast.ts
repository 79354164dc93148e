import type { Actor, Role } from '../kernel/actor.js';
import type { CenterScript } from './centers/center-script.js';
import { done, type Services } from './services.js';
import { DEMO_PASSWORD, LOCAL_PARTS } from './sign-ins.js';
import type { Candidate } from './story/scene.js';
import { localPartOf, phoneOf } from './story/words.js';

const MAKER = 'demo';

/** Everybody in a demo center. */
export interface Cast {
  readonly admin: Actor;
  readonly lead: Actor;
  readonly counselor: Actor;
  readonly colleague: Actor;
  readonly students: readonly Candidate[];
}

/** Somebody of the center as the product's services know who is acting. */
export const actorOf = (
  centerId: string,
  userId: string,
  roles: readonly Role[],
  studentId: string | null = null,
): Actor => ({
  centerId,
  userId,
  roles,
  studentId,
  sessionId: userId,
  requestId: MAKER,
});

export const namesOf = (name: string) => {
  const [givenName, ...family] = name.split(' ');
  return { givenName: givenName!, familyName: family.join(' ') };
};

/** Invites the people of a center; each accepts and chooses the demo's password. */
export async function invite(services: Services, script: CenterScript, admin: Actor): Promise<Cast> {
  const staff = (name: string, role: Role, localPart: string) =>
    join(services, admin, { ...namesOf(name), email: `${localPart}@${script.slug}.example`, roles: [role] });
  const { staff: names } = script;
  const lead = await staff(names.lead, 'LEAD', LOCAL_PARTS.LEAD);
  const counselor = await staff(names.counselor, 'COUNSELOR', LOCAL_PARTS.COUNSELOR);
  const colleague = await staff(names.colleague, 'COUNSELOR', localPartOf(names.colleague));
  const students: Candidate[] = [];
  for (const [index, name] of script.students.entries())
    students.push(await enroll(services, script, counselor, admin, name, index));
  return { admin, lead, counselor, colleague, students };
}

async function enroll(
  services: Services,
  script: CenterScript,
  counselor: Actor,
  admin: Actor,
  name: string,
  index: number,
): Promise<Candidate> {
  const email = `${index === 0 ? LOCAL_PARTS.STUDENT : localPartOf(name)}@${script.slug}.example`;
  const { student } = await done(
    services.students.add(counselor, recordOf(script, services.clock.now(), { name, email, index })),
  );
  const actor = await join(services, admin, { ...namesOf(name), email, roles: ['STUDENT'], studentId: student.id });
  return { actor, record: student };
}

const VALUE_POINTS = [
  'learning new tools fast, and writing down what I learned',
  'staying calm with people under pressure',
  'finishing on time, as every project of mine did last year',
];

const recordOf = (
  script: CenterScript,
  now: number,
  { name, email, index }: { name: string; email: string; index: number },
) => ({
  ...namesOf(name),
  email,
  externalId: `${script.kind === 'COLLEGE' ? 'R' : 'H'}${String(4100 + index * 7)}`,
  phone: phoneOf(index),
  program: script.programs[index % script.programs.length]!,
  degreeLevel: script.degreeLevel,
  graduatingClass: new Date(now).getUTCFullYear() + 1,
  valuePoints: VALUE_POINTS.slice(0, 1 + (index % VALUE_POINTS.length)),
});

interface Newcomer {
  readonly givenName: string;
  readonly familyName: string;
  readonly email: string;
  readonly roles: Role[];
  readonly studentId?: string;
}

async function join(services: Services, admin: Actor, newcomer: Newcomer): Promise<Actor> {
  const { person, invitation } = await done(services.invitations.invite(admin, newcomer));
  await done(services.acceptance.accept({ token: invitation.token!, password: DEMO_PASSWORD }, MAKER));
  return actorOf(admin.centerId, person.id, newcomer.roles, newcomer.studentId ?? null);
}
