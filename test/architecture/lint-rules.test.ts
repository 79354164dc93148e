import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { LINT_BREACHES, SOUND_SOURCES } from './lint-breaches.js';
import { plant, ROOT, uproot } from './planted-tree.js';

interface Finding {
  readonly code: string;
  readonly filename: string;
  readonly severity: string;
}

interface Lint {
  readonly findings: readonly Finding[];
  readonly files: number;
}

const TOOL = join(ROOT, 'node_modules/oxlint/bin/oxlint');
const RULES = join(ROOT, '.ci/oxlint.config.mjs');
const ONLY_WARNED = ['eslint(max-lines)', 'eslint(max-lines-per-function)'];

function lint(root: string): Lint {
  const { stdout, stderr } = spawnSync(process.execPath, [TOOL, '--config', RULES, '--format', 'json', '.'], {
    cwd: root,
    encoding: 'utf8',
  });
  if (!stdout.startsWith('{')) throw new Error(`oxlint gave no answer for ${root}: ${stderr || stdout}`);
  const answer = JSON.parse(stdout) as { readonly diagnostics: readonly Finding[]; readonly number_of_files: number };
  return { findings: answer.diagnostics, files: answer.number_of_files };
}

describe('the lint rules', () => {
  let root: string;
  let seen: Lint;

  const found = (path: string): readonly Finding[] => seen.findings.filter(({ filename }) => filename === path);

  beforeAll(() => {
    root = plant({ ...SOUND_SOURCES, ...Object.fromEntries(LINT_BREACHES.map(({ path, text }) => [path, text])) });
    seen = lint(root);
  });

  afterAll(() => uproot(root));

  it('read every file', () => {
    expect(seen.files).toBe(Object.keys(SOUND_SOURCES).length + LINT_BREACHES.length);
  });

  it.each(Object.keys(SOUND_SOURCES))('find nothing in %s', (path) => {
    expect(found(path)).toEqual([]);
  });

  it.each(LINT_BREACHES)('$rule sees $by', ({ rule, path }) => {
    const severity = ONLY_WARNED.includes(rule) ? 'warning' : 'error';
    expect(found(path).map((finding) => [finding.code, finding.severity])).toEqual([[rule, severity]]);
  });
});
