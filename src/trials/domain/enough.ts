import { isFew, FEWEST_EVENTS } from '../../analytics/domain/suppression-rules.js';
import { ARMS, FEWEST_OFFERS, FEWEST_STUDENTS } from './trial.js';
import { OFFER, ofArm, REJECTION, type TrialData, type TrialProspect, type TrialStudent } from './trial-data.js';

/** How many students an arm needs for figures: what estimates need, or more where the center protects larger groups. */
export const fewestStudents = (smallestGroup: number): number => Math.max(FEWEST_STUDENTS, smallestGroup);

/** Both arms are told of or none: what is known of both together, less one, is the other. */
export const areEnough = (subjects: TrialData['prospects'] | TrialData['students'], smallestGroup: number): boolean =>
  ARMS.every((arm) => studentsIn(ofArm<TrialProspect | TrialStudent>(subjects, arm)) >= fewestStudents(smallestGroup));

const ENDINGS = { OFFER: { status: OFFER, noun: 'offers' }, REJECTION: { status: REJECTION, noun: 'rejections' } };

/** Why an arm has too little for any figure at the end; null: it has enough. Small numbers are not told here either. */
export function whyTooFew(
  arm: readonly TrialProspect[],
  smallestGroup: number,
  outcome: keyof typeof ENDINGS = 'OFFER',
): string | null {
  const [students, needed] = [studentsIn(arm), fewestStudents(smallestGroup)];
  if (students < needed) {
    const have = students > 0 && students < smallestGroup ? `fewer than ${smallestGroup}` : students;
    return `Not enough data yet: an arm has ${have} of ${needed} students with interviews.`;
  }
  const { status, noun } = ENDINGS[outcome];
  const ended = arm.filter((prospect) => prospect.status === status).length;
  if (ended >= FEWEST_OFFERS) return null;
  return `Not enough data yet: an arm has ${isFew(ended) ? `fewer than ${FEWEST_EVENTS}` : ended} of ${FEWEST_OFFERS} ${noun}.`;
}

const studentsIn = (subjects: readonly { readonly studentId: string }[]): number =>
  new Set(subjects.map(({ studentId }) => studentId)).size;
