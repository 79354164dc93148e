import type { ClusteredSpells } from '../../analytics/domain/incidence-estimate.js';
import type { Arm } from './trial.js';

/** How a prospect can end; the place is the cause of the event. 0: it is open. */
export const CAUSES = ['OFFER', 'REJECTION', 'WITHDRAWAL', 'ROLE_CLOSED', 'NO_RESPONSE'] as const;
export const OFFER = 1;
export const REJECTION = 2;

/** A prospect whose first interview ended after its student was enrolled, from that end on. */
export interface TrialProspect {
  readonly studentId: string;
  readonly cohortId: string;
  readonly arm: Arm;
  /** Day of its end (1 in the first 24 hours), or the last completed day under observation. */
  readonly day: number;
  /** Place in CAUSES, from 1; 0: open then. */
  readonly status: number;
  /** Day on which its end was heard of, that of the end or later; null: it was not, as when nobody answered. */
  readonly knownOn: number | null;
  /** Completed days from the first interview to the analysis, whatever happened; at most 180. */
  readonly watched: number;
  /** Whether there was a status check, by whatever channel. */
  readonly called: boolean;
}

/** A student who was enrolled, or whose cohort was; counts are those of the moment of enrolment. */
export interface TrialStudent {
  readonly studentId: string;
  readonly cohortId: string;
  readonly arm: Arm;
  /** Day of the first offer after enrolment, or the last completed day since. */
  readonly day: number;
  readonly hasOffer: boolean;
  readonly prospectsBefore: number;
  readonly interviewsBefore: number;
  readonly offersBefore: number;
}

export interface TrialData {
  readonly prospects: readonly TrialProspect[];
  readonly students: readonly TrialStudent[];
}

type OfArm = { readonly arm: Arm };

export const ofArm = <Subject extends OfArm>(subjects: readonly Subject[], arm: Arm): readonly Subject[] =>
  subjects.filter((subject) => subject.arm === arm);

export const prospectSpells = (prospects: readonly TrialProspect[]): ClusteredSpells => ({
  stop: prospects.map(({ day }) => day),
  status: prospects.map(({ status }) => status),
  cluster: prospects.map(({ studentId }) => studentId),
});

/** From enrolment to the first offer. Of cohorts that were drawn as a whole the cohort is what is independent. */
export const studentSpells = (students: readonly TrialStudent[]): ClusteredSpells => ({
  stop: students.map(({ day }) => day),
  status: students.map(({ hasOffer }) => (hasOffer ? OFFER : 0)),
  cluster: students.map(({ studentId }) => studentId),
});
