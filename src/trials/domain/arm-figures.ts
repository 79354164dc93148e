import { clusteredProportionOf } from '../../analytics/domain/clustered-wilson.js';
import { tellAlone } from '../../analytics/domain/suppression-tables.js';
import { grouped } from '../../kernel/grouped.js';
import { areEnough, fewestStudents, whyTooFew } from './enough.js';
import type { Plan } from './monitoring.js';
import { type Arm, ARMS } from './trial.js';
import { OFFER, ofArm, type TrialData, type TrialProspect } from './trial-data.js';
import type { ArmFigures, ClusteredShare } from './trial-result.js';

type Told = Pick<Plan, 'primaryDay' | 'smallestGroup'>;

/** How an arm was treated, and how much is known of it. */
export function armFigures(
  { prospects, students }: TrialData,
  arm: Arm,
  { primaryDay, smallestGroup }: Told,
): ArmFigures {
  const own = ofArm(prospects, arm);
  const enrolled = ofArm(students, arm);
  return {
    arm,
    cohorts: new Set(enrolled.map(({ cohortId }) => cohortId)).size,
    students: enrolled.length,
    prospects: areEnough(prospects, smallestGroup) ? own.length : null,
    called: shareOf(own, smallestGroup, ({ called }) => called),
    outcomeKnown: shareOf(watchedTo(own, primaryDay), smallestGroup, (prospect) => isKnownBy(prospect, primaryDay)),
  };
}

/** A difference in what is known this large may make a difference in offers by itself. */
const NOTABLE = 0.1;

/**
 * The difference in offers by the primary day if every unknown outcome went against the treatment (none an offer there,
 * all of them in control), and for it. Null: about as many are known in both arms, or too few were watched as long.
 */
export function worstCases(
  { prospects }: TrialData,
  { primaryDay, smallestGroup }: Told,
): { lower: number; upper: number } | null {
  const watched = ARMS.map((arm) => watchedTo(ofArm(prospects, arm), primaryDay));
  if (watched.some((arm) => whyTooFew(arm, smallestGroup) !== null)) return null;
  const [control, treatment] = watched.map((arm) => extremesOf(arm, primaryDay));
  if (!control || !treatment || Math.abs(control.known - treatment.known) <= NOTABLE) return null;
  return { lower: treatment.fewest - control.most, upper: treatment.most - control.fewest };
}

function extremesOf(watched: readonly TrialProspect[], day: number) {
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

/** Null: too few students for a share to be told, or too few cases with what is counted or without it. */
function shareOf(
  prospects: readonly TrialProspect[],
  smallestGroup: number,
  has: (prospect: TrialProspect) => boolean,
): ClusteredShare | null {
  const byStudent = [...grouped(prospects, ({ studentId }) => studentId).values()];
  const tally = { students: byStudent.length, n: prospects.length, events: [prospects.filter(has).length] };
  const [told] = tellAlone([tally], fewestStudents(smallestGroup));
  if (byStudent.length === 0 || told?.as !== 'SHOWN' || told.shares[0]?.as !== 'COUNTED') return null;
  const found = clusteredProportionOf(byStudent.map((own) => ({ count: own.filter(has).length, of: own.length })));
  if (found.status === 'not_estimable') return null;
  const { count, of, share, interval } = found.value;
  return { count, of, share, ...interval };
}
