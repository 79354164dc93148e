import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Path in the tree to the text of the file. */
export type Files = Readonly<Record<string, string>>;

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Writes the files into a new temporary folder, outside the repository, and returns the folder. */
export function plant(files: Files): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'planted-')));
  for (const [path, text] of Object.entries(files)) write(join(root, path), text);
  return root;
}

export const uproot = (root: string): void => rmSync(root, { recursive: true, force: true });

/** Every TypeScript file under the folder, as sorted paths relative to `root`. */
export function typescriptFiles(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => join(folder, path))
    .toSorted();
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
