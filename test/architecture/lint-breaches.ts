import type { Files } from './planted-tree.js';

export interface LintBreach {
  readonly rule: string;
  readonly by: string;
  readonly path: string;
  readonly text: string;
}

const lines = (count: number): string => Array.from({ length: count }, (_, line) => `  total += ${line};`).join('\n');

const LONG_FUNCTION = `export function sum(): number {\n  let total = 0;\n${lines(50)}\n  return total;\n}\n`;
const LONG_FILE = Array.from({ length: 210 }, (_, line) => `export const line${line} = ${line};`).join('\n');
const VALUE_IMPORT =
  "import { Day } from '../kernel/day.js';\nexport const sameDay = (a: Day, b: Day): boolean => a === b;\n";

/** What the rules allow on purpose, each in the one place where it may stand. */
export const SOUND_SOURCES: Files = {
  'src/platform/clock/system-clock.ts': 'export const now = (): number => Date.now() + new Date().getTime();\n',
  'src/platform/config/config.ts': 'export const port = process.env.PORT;\n',
  'src/platform/queue/poller.ts': 'export const later = (work: () => void): unknown => setTimeout(work, 5);\n',
  'src/kernel/day.ts': 'export type Day = string;\n',
  'src/audit/parsing.ts': 'export const parsed = (text: string): Date => new Date(text);\n',
  // A type-only import would erase the class that Nest injects by.
  'src/audit/audit.service.ts': VALUE_IMPORT,
  'src/audit/empty.module.ts':
    'const Module = (target: unknown): unknown => target;\n@Module\nexport class AuditModule {}\n',
  'scripts/start.mjs': 'console.log(process.env.PORT, Date.now(), Math.random());\n',
  'bench/log.ts': 'console.log(process.env.PORT, Date.now(), new Date());\n',
  'test/support/wait.ts': 'export const soon = (): number => Date.now() + 5;\n',
};

const PLANTED: readonly (readonly [rule: string, by: string, path: string, text: string])[] = [
  ['eslint(no-restricted-properties)', 'Date.now()', 'src/audit/a.ts', 'export const now = Date.now();\n'],
  [
    'eslint(no-restricted-properties)',
    'performance.now()',
    'src/audit/b.ts',
    'export const now = performance.now();\n',
  ],
  [
    'eslint(no-restricted-properties)',
    'Math.random()',
    'src/platform/mail/c.ts',
    'export const die = Math.random();\n',
  ],
  ['clock(no-bare-date)', 'new Date()', 'src/audit/d.ts', 'export const now = new Date();\n'],
  ['clock(no-bare-date)', 'Date()', 'src/audit/e.ts', 'export const now = Date();\n'],
  ['clock(no-bare-date)', 'new Date() in the platform', 'src/platform/mail/f.ts', 'export const now = new Date();\n'],
  ['eslint(no-restricted-globals)', 'setTimeout', 'src/audit/g.ts', 'setTimeout(() => {}, 5);\n'],
  ['eslint(no-restricted-globals)', 'setInterval', 'src/audit/h.ts', 'setInterval(() => {}, 5);\n'],
  [
    'eslint(no-restricted-imports)',
    'an imported timer',
    'src/audit/i.ts',
    "import { setTimeout as sleep } from 'node:timers/promises';\nexport const nap = (): unknown => sleep(5);\n",
  ],
  ['node(no-process-env)', 'process.env', 'src/audit/j.ts', 'export const port = process.env.PORT;\n'],
  [
    'node(no-process-env)',
    'process.env in the platform',
    'src/platform/mail/k.ts',
    'export const port = process.env.PORT;\n',
  ],
  ['eslint(no-console)', 'console.log', 'src/audit/l.ts', "console.log('hello');\n"],
  ['typescript(no-explicit-any)', 'any', 'src/audit/m.ts', 'export const same = (x: any): unknown => x;\n'],
  ['typescript(no-explicit-any)', 'any in a test', 'test/unit/m.ts', 'export const same = (x: any): unknown => x;\n'],
  [
    'typescript(consistent-type-imports)',
    'a value import of a type in a domain',
    'src/audit/domain/n.ts',
    VALUE_IMPORT,
  ],
  ['typescript(consistent-type-imports)', 'a value import of a type in the kernel', 'src/kernel/o.ts', VALUE_IMPORT],
  ['eslint(max-lines)', 'a long file', 'src/audit/p.ts', LONG_FILE],
  ['eslint(max-lines-per-function)', 'a long function', 'src/audit/q.ts', LONG_FUNCTION],
  ['eslint(no-unused-vars)', 'an unused import', 'src/audit/r.ts', "import { join } from 'node:path';\n"],
  ['import(no-unassigned-import)', 'an import for its side effect', 'src/audit/s.ts', "import './d.js';\n"],
  [
    'unicorn(no-array-sort)',
    'a sort in place',
    'src/audit/t.ts',
    'export const sorted = (list: number[]): number[] => list.sort();\n',
  ],
];

export const LINT_BREACHES: readonly LintBreach[] = PLANTED.map(([rule, by, path, text]) => ({ rule, by, path, text }));
