import { type Candidacies, type Ending, ENDINGS } from './candidacies.js';
import type { Stretches } from './start-stop.js';

/** What was seen at one level of an exposure. */
export interface LevelCounts {
  readonly students: number;
  readonly prospects: number;
  readonly events: number;
}

export interface ExposureCounts {
  readonly without: LevelCounts;
  readonly with: LevelCounts;
}

/** Who was ever seen before the follow-up and who after it, and how many endings fell into either time. A prospect may be in both. */
export function countsOf(
  candidacies: Candidacies,
  stretches: Stretches,
  exposure: number,
  ending: Ending,
): ExposureCounts {
  const kind = ENDINGS.indexOf(ending);
  const seen = [0, 1].map(() => ({ students: new Set<number>(), prospects: new Set<number>(), events: 0 }));
  for (let row = 0; row < stretches.count; row++) {
    const level = seen[stretches.done[exposure]![row]!]!;
    const candidacy = stretches.candidacy[row]!;
    level.students.add(candidacies.student[candidacy]!);
    level.prospects.add(candidacy);
    if (stretches.ending[row] === kind) level.events += 1;
  }
  const [without, after] = seen.map(({ students, prospects, events }) => ({
    students: students.size,
    prospects: prospects.size,
    events,
  }));
  return { without: without!, with: after! };
}
