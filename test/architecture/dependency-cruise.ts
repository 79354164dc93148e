import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

import { ROOT } from './planted-tree.js';

export interface Violation {
  readonly from: string;
  readonly to: string;
  readonly rule: { readonly name: string };
}

export interface Cruise {
  readonly modules: readonly { readonly source: string }[];
  readonly summary: {
    readonly violations: readonly Violation[];
    readonly ruleSetUsed: { readonly forbidden: readonly { readonly name: string }[] };
  };
}

const RULES = join(ROOT, '.ci/dependency-rules.cjs');
const TOOL = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');

/** Runs the checker of the gate, with the gate's rules, on the `src` of this tree. */
export function cruise(root: string): Cruise {
  const { stdout, stderr } = spawnSync(process.execPath, [TOOL, '--config', RULES, '--output-type', 'json', 'src'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  });
  if (!stdout.startsWith('{')) throw new Error(`dependency-cruiser gave no answer for ${root}: ${stderr || stdout}`);
  return JSON.parse(stdout) as Cruise;
}

export const sentenceOf = ({ from, to, rule }: Violation): string => `${rule.name}: ${from} -> ${to}`;
