import { clusteredProportionOf } from '../../analytics/domain/clustered-wilson.js';
import { grouped } from '../../kernel/grouped.js';
import { type Arm, FEWEST_STUDENTS } from './trial.js';
import { OFFER, ofArm, type TrialData, type TrialProspect } from './trial-data.js';
import type { ArmFigures, ClusteredShare } from './trial-result.js';

/** How an arm was treated, and how much is known of it. */
export function armFigures({ prospects, students }: TrialData, arm: Arm, primaryDay: number): ArmFigures {
  const own = ofArm(prospects, arm);
  const enrolled = ofArm(students, arm);
  return {
    arm,
    cohorts: new Set(enrolled.map(({ cohortId }) => cohortId)).size,
    students: enrolled.length,
    prospects: own.length,
    called: shareOf(own, ({ called }) => called),
    outcomeKnown: shareOf(watchedTo(own, primaryDay), (prospect) => isKnownBy(prospect, primaryDay)),
  };
}

/** A difference in what is known this large may make a difference in offers by itself. */
const NOTABLE = 0.1;

/**
 * The difference in offers by the primary day if every unknown outcome went against the treatment (none an offer there,
 * all of them in control), and for it. Null: about as many are known in both arms.
 */
export function worstCases({ prospects }: TrialData, primaryDay: number): { lower: number; upper: number } | null {
  const [control, treatment] = (['CONTROL', 'TREATMENT'] as const).map((arm) =>
    extremesOf(watchedTo(ofArm(prospects, arm), primaryDay), primaryDay),
  );
  if (!control || !treatment || Math.abs(control.known - treatment.known) <= NOTABLE) return null;
  return { lower: treatment.fewest - control.most, upper: treatment.most - control.fewest };
}

function extremesOf(watched: readonly TrialProspect[], day: number) {
  if (watched.length === 0) return null;
  const known = watched.filter((prospect) => isKnownBy(prospect, day));
  const offers = known.filter(({ status }) => status === OFFER).length;
  const unknown = watched.length - known.length;
  return {
    known: known.length / watched.length,
    fewest: offers / watched.length,
    most: (offers + unknown) / watched.length,
  };
}

const watchedTo = (prospects: readonly TrialProspect[], day: number): readonly TrialProspect[] =>
  prospects.filter(({ watched }) => watched >= day);

const isKnownBy = ({ knownOn }: TrialProspect, primaryDay: number): boolean =>
  knownOn !== null && knownOn <= primaryDay;

/** Null: too few students for a share to be told. */
function shareOf(
  prospects: readonly TrialProspect[],
  has: (prospect: TrialProspect) => boolean,
): ClusteredShare | null {
  const byStudent = [...grouped(prospects, ({ studentId }) => studentId).values()];
  if (byStudent.length < FEWEST_STUDENTS) return null;
  const found = clusteredProportionOf(byStudent.map((own) => ({ count: own.filter(has).length, of: own.length })));
  if (found.status === 'not_estimable') return null;
  const { count, of, share, interval } = found.value;
  return { count, of, share, ...interval };
}
