import type { Database } from '../../platform/database/index.js';
import { addCandidacies } from './candidacies.js';
import { centerOf, type SeedCenter } from './center.js';
import type { SeedOptions } from './options.js';
import { Rows } from './rows.js';
import { insertAll, insertCenter } from './seed.store.js';
import { addStudent } from './students.js';

/** While the database takes two batches, the next one is made. */
const BATCHES_AT_ONCE = 3;
const ROWS_PER_BATCH = 5_000;

/** What one batch added. */
export interface Progress {
  readonly center: string;
  readonly prospects: number;
  readonly rows: number;
}

type Tell = (progress: Progress) => void;

/** Fills the database; every batch is one transaction in its center. `tell` hears of each as soon as it is committed. */
export async function seed(database: Database, options: SeedOptions, passwordHash: string, tell: Tell): Promise<void> {
  for (let index = 0; index < options.centers; index += 1) {
    const center = centerOf(options, index, passwordHash);
    await addCenter(database, center, tell);
    await addForEachStudent(database, center, addStudent, tell);
    await addForEachStudent(database, center, addCandidacies, tell);
  }
}

async function addCenter(database: Database, { id, slug, openedAt, rows }: SeedCenter, tell: Tell): Promise<void> {
  await database.inCenter(id, async (tx) => {
    if (!(await insertCenter(tx, slug, new Date(openedAt)))) throw new SlugTaken(slug);
    await insertAll(tx, rows);
  });
  tell({ center: slug, prospects: 0, rows: rows.count });
}

/** Adds rows of one kind for every student of the center; several hands take batches from one pile. */
async function addForEachStudent(
  database: Database,
  center: SeedCenter,
  add: typeof addStudent,
  tell: Tell,
): Promise<void> {
  const pile = batchesOf(center, add);
  const takeAll = async (): Promise<void> => {
    for (const rows of pile) {
      await database.inCenter(center.id, (tx) => insertAll(tx, rows));
      tell({ center: center.slug, prospects: rows.of('prospects').length, rows: rows.count });
    }
  };
  await Promise.all(Array.from({ length: BATCHES_AT_ONCE }, takeAll));
}

/** As many students at a time as fill a batch with rows. */
function* batchesOf(center: SeedCenter, add: typeof addStudent): Generator<Rows> {
  for (let index = 0; index < center.students;) {
    const rows = new Rows();
    for (; index < center.students && rows.count < ROWS_PER_BATCH; index += 1) add(rows, center, index);
    yield rows;
  }
}

class SlugTaken extends Error {
  constructor(slug: string) {
    super(`The database has a center "${slug}" already. Seed an empty database, or remove what is in it first.`);
  }
}
