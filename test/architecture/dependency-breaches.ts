import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { type Files, ROOT } from './planted-tree.js';

export const MODULES = JSON.parse(readFileSync(join(ROOT, '.ci/modules.json'), 'utf8')) as string[];

export interface Breach {
  readonly rule: string;
  readonly by: string;
  readonly files: Files;
}

const imports = (...paths: string[]): string =>
  [...paths.map((path, index) => `import * as m${index} from '${path}';`), 'export const used = [m0];'].join('\n');

const reexports = (path: string): string => `export * from '${path}';`;

const fakePackage = (name: string): Files => ({
  [`node_modules/${name}/package.json`]: JSON.stringify({ name, version: '1.0.0', main: 'index.js' }),
  [`node_modules/${name}/index.js`]: 'module.exports = {};',
});

const PACKAGES = ['typeorm', '@nestjs/typeorm', 'bull', '@nestjs/bull', 'luxon'];

/** The door of a module; the platform has one per room, the kernel has none. */
const doorOf = (module: string): string => (module === 'platform' ? 'platform/clock/index' : `${module}/index`);

/** Each module's door lets in the door above it, so the whole order is walked upwards once. */
const chainOfDoors = (): Files =>
  Object.fromEntries(
    MODULES.slice(2).map((module, index) => [
      `src/${doorOf(module)}.ts`,
      reexports(`../${doorOf(MODULES[index + 1] ?? '')}.js`),
    ]),
  );

/** A tree that keeps every rule, including what the rules allow on purpose. */
export const SOUND_TREE: Files = {
  'package.json': JSON.stringify({
    type: 'module',
    dependencies: Object.fromEntries(PACKAGES.map((p) => [p, '1.0.0'])),
  }),
  ...Object.assign({}, ...PACKAGES.map(fakePackage)),
  'test/support/clock.ts': 'export const now = 0;',
  'bench/clock.ts': 'export const now = 0;',
  'src/kernel/day.ts': 'export type Day = string;',
  'src/platform/clock/index.ts': reexports('./system-clock.js'),
  'src/platform/clock/system-clock.ts':
    "import type { Day } from '../../kernel/day.js';\nexport const today: Day = '';",
  'src/platform/database/data-source.ts': imports('typeorm', 'node:fs', '../clock/index.js'),
  'src/platform/queue/bull-queue.ts': imports('bull', '@nestjs/bull'),
  ...chainOfDoors(),
  'src/follow-up-policies/domain/plan.ts': "import type { Day } from '../../kernel/day.js';\nexport type Due = Day;",
  'src/prospects/domain/stage.ts':
    "import type { Due } from '../../follow-up-policies/domain/plan.js';\nexport type D = Due;",
  'src/prospects/prospect.entity.ts': imports('typeorm'),
  'src/prospects/prospects.store.ts': imports('typeorm', './prospect.entity.js', './domain/stage.js'),
  'src/prospects/prospects.module.ts': imports('@nestjs/typeorm', './prospects.store.js', '../platform/clock/index.js'),
  'src/reminders/reminders.jobs.ts': imports('@nestjs/bull'),
  'src/app.module.ts': imports('./demo/index.js', './platform/clock/index.js'),
  'src/main.ts': imports('./app.module.js'),
};

const breach = (rule: string, by: string, files: Files): Breach => ({ rule, by, files });

/** Every module but the last borrows from the line below it. */
const looksDown = MODULES.slice(2, -1).map((module, index) =>
  breach('looks-only-up', `${module} importing ${MODULES[index + 3]}`, {
    [`src/${module}/looks-down.ts`]: imports(`../${MODULES[index + 3]}/index.js`),
  }),
);

const PLANTED: readonly (readonly [rule: string, by: string, files: Files])[] = [
  ['looks-only-up', 'the first module importing the last', { 'src/audit/far-down.ts': imports('../demo/index.js') }],
  [
    'looks-only-up',
    'a borrowed type',
    { 'src/audit/type.ts': "import type { D } from '../demo/index.js';\nexport type E = D;" },
  ],
  [
    'looks-only-up',
    'a dynamic import',
    { 'src/audit/lazy.ts': "export const later = () => import('../demo/index.js');" },
  ],
  ['looks-only-up', 'the last module importing a program', { 'src/demo/boot.ts': imports('../app.module.js') }],
  [
    'modules-meet-at-their-index',
    "another module's store",
    { 'src/reports/a.ts': imports('../prospects/prospects.store.js') },
  ],
  [
    'modules-meet-at-their-index',
    "a service in another module's domain",
    { 'src/reports/b.ts': imports('../prospects/domain/stage.js') },
  ],
  [
    'modules-meet-at-their-index',
    'the inside of a room',
    { 'src/reports/c.ts': imports('../platform/clock/system-clock.js') },
  ],
  ['modules-meet-at-their-index', 'room to room', { 'src/platform/mail/d.ts': imports('../clock/system-clock.js') }],
  ['modules-meet-at-their-index', 'a program', { 'src/worker.ts': imports('./reminders/reminders.jobs.js') }],
  ['kernel-imports-only-kernel', 'a package', { 'src/kernel/zone.ts': imports('luxon') }],
  ['kernel-imports-only-kernel', 'a module', { 'src/kernel/door.ts': imports('../audit/index.js') }],
  [
    'domain-imports-only-kernel-and-domain',
    'a door',
    { 'src/outcomes/domain/a.ts': imports('../../employers/index.js') },
  ],
  [
    'domain-imports-only-kernel-and-domain',
    'the platform',
    { 'src/outcomes/domain/b.ts': imports('../../platform/clock/index.js') },
  ],
  ['domain-reaches-no-package', 'a package', { 'src/outcomes/domain/c.ts': imports('luxon') }],
  ['domain-reaches-no-package', 'a built-in', { 'src/outcomes/domain/d.ts': imports('node:crypto') }],
  [
    'domain-reaches-no-package',
    'a package behind another file',
    { 'src/outcomes/domain/e.ts': imports('./f.js'), 'src/outcomes/domain/f.ts': imports('luxon') },
  ],
  [
    'looks-only-up',
    'a domain importing the domain of a module below',
    { 'src/cohorts/domain/a.ts': imports('../../prospects/domain/stage.js') },
  ],
  ['platform-imports-no-business-module', 'a door', { 'src/platform/mail/a.ts': imports('../../audit/index.js') }],
  ['only-stores-know-typeorm', 'a service', { 'src/outcomes/outcomes.service.ts': imports('typeorm') }],
  ['only-stores-know-typeorm', 'a resolver', { 'src/outcomes/outcomes.resolver.ts': imports('@nestjs/typeorm') }],
  ['only-jobs-know-bull', 'a service', { 'src/reminders/reminders.service.ts': imports('bull') }],
  ['only-jobs-know-bull', 'a module', { 'src/reminders/reminders.module.ts': imports('@nestjs/bull') }],
  ['stands-in-the-layout', 'a folder without a line', { 'src/misc/index.ts': imports('../kernel/day.js') }],
  ['no-circles', 'two files', { 'src/cohorts/a.ts': imports('./b.js'), 'src/cohorts/b.ts': imports('./a.js') }],
  ['source-imports-no-test', 'a service', { 'src/cohorts/c.ts': imports('../../test/support/clock.js') }],
  ['source-imports-no-bench', 'a service', { 'src/cohorts/d.ts': imports('../../bench/clock.js') }],
  ['every-import-resolves', 'a file that is gone', { 'src/cohorts/e.ts': imports('./gone.js') }],
  ['no-orphans', 'a forgotten file', { 'src/cohorts/forgotten.ts': 'export const forgotten = 1;' }],
];

export const BREACHES: readonly Breach[] = [...looksDown, ...PLANTED.map((planted) => breach(...planted))];
