import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const ROOTS = ['test', 'web/src', 'web/test'];

/** The test files of the repository that ask for the program by their name, as paths from the root. */
export function suitesNeeding(root, name) {
  const asksForIt = new RegExp(`\\.${name}\\.(test|e2e)\\.tsx?$`);
  return ROOTS.filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) => readdirSync(join(root, folder), { recursive: true }).map((file) => join(folder, file)))
    .filter((file) => asksForIt.test(file))
    .toSorted();
}
