import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * The secrets kept in `file` (JSON, readable by its owner only) under the given names; those not there yet are made
 * (32 random bytes, hexadecimal) and kept.
 */
export function keptSecrets(file, names) {
  const kept = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  const missing = names.filter((name) => !kept[name]);
  for (const name of missing) kept[name] = randomBytes(32).toString('hex');
  if (missing.length > 0) replaceFile(file, `${JSON.stringify(kept, null, 2)}\n`);
  return kept;
}

/** Written aside and renamed, so that a crash leaves the old file or the new one, never half of it. */
function replaceFile(file, text) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, text, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}
