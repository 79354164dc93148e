import { isStaff, type Actor } from '../kernel/actor.js';

/** Whether the actor may see and act on this student's record. What is out of reach is answered as not found. */
export const reaches = (actor: Actor, studentId: string): boolean => isStaff(actor) || actor.studentId === studentId;

/** The only student a list may show to this actor; null: all of the center. */
export const onlyStudentOf = (actor: Actor): string | null => (isStaff(actor) ? null : (actor.studentId ?? NOBODY));

/** An id that no student has: a person without staff role and student record sees nothing. */
const NOBODY = '00000000-0000-7000-8000-000000000000';
