const { join } = require('node:path');

/** The architecture, read from top to bottom: a module imports only from the lines above it. */
const MODULES = require('./modules.json');

const anyOf = (names) => `(?:${names.join('|')})`;
const packages = (names) => `(?:^|/)node_modules/${anyOf(names)}/`;

const SRC = '^src/';
const DOMAIN = '^src/[^/]+/domain/';
const INDEX = '^src/[^/]+/index\\.ts$';
const ROOM_INDEX = '^src/platform/[^/]+/index\\.ts$';
/** main.ts, worker.ts and app.module.ts stand below every module. */
const PROGRAMS = '^src/[^/]+\\.ts$';

const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

/** Kernel and platform have stricter rules of their own. */
const looksOnlyUp = MODULES.slice(2).map((module, index) =>
  forbid(
    'looks-only-up',
    `${module} may import only from modules that stand above it in MODULES; move the code up or turn the call around.`,
    { path: `^src/${module}/` },
    { path: [`^src/${anyOf(MODULES.slice(index + 3))}/`, PROGRAMS] },
  ),
);

const metAtTheirIndex = [
  forbid(
    'modules-meet-at-their-index',
    'Another module is imported through its index.ts; export there what others may use.',
    { path: '^src/([^/]+)/', pathNot: DOMAIN },
    { path: '^src/(?!kernel/|platform/)[^/]+/', pathNot: ['^src/$1/', INDEX] },
  ),
  forbid(
    'modules-meet-at-their-index',
    'The programs import modules through their index.ts.',
    { path: PROGRAMS },
    { path: '^src/(?!kernel/|platform/)[^/]+/', pathNot: INDEX },
  ),
  forbid(
    'modules-meet-at-their-index',
    'A room of the platform is entered through platform/<room>/index.ts.',
    { path: SRC, pathNot: '^src/platform/' },
    { path: '^src/platform/', pathNot: ROOM_INDEX },
  ),
  forbid(
    'modules-meet-at-their-index',
    'The rooms of the platform meet at their index.ts too.',
    { path: '^src/platform/([^/]+)/' },
    { path: '^src/platform/[^/]+/', pathNot: ['^src/platform/$1/', ROOM_INDEX] },
  ),
];

const pure = [
  forbid(
    'kernel-imports-only-kernel',
    'The kernel is the vocabulary of all modules: no package, no built-in, no module.',
    { path: '^src/kernel/' },
    { pathNot: '^src/kernel/' },
  ),
  forbid(
    'domain-imports-only-kernel-and-domain',
    'Domain functions decide from readonly data: load it in the service and pass it as an argument.',
    { path: DOMAIN },
    { path: SRC, pathNot: ['^src/kernel/', DOMAIN] },
  ),
  forbid(
    'domain-reaches-no-package',
    'No npm package and no Node built-in, not even through another file, so that rules stay pure and portable.',
    { path: DOMAIN },
    { pathNot: SRC, reachable: true },
  ),
];

const outsideWorld = [
  forbid(
    'platform-imports-no-business-module',
    'The platform knows the outside world and no business word.',
    { path: '^src/platform/' },
    { path: SRC, pathNot: ['^src/platform/', '^src/kernel/'] },
  ),
  forbid(
    'only-stores-know-typeorm',
    'Only stores, entities, modules and the platform know TypeORM; ask a store.',
    { path: SRC, pathNot: ['\\.(?:store|entity|module)\\.ts$', '^src/platform/'] },
    { path: packages(['typeorm', '@nestjs/typeorm']) },
  ),
  forbid(
    'only-jobs-know-bull',
    'Only *.jobs.ts and platform/queue know Bull, so that the queue can be replaced in one place.',
    { path: SRC, pathNot: ['\\.jobs\\.ts$', '^src/platform/queue/'] },
    { path: packages(['bull', 'bullmq', '@nestjs/bull']) },
  ),
];

const housekeeping = [
  forbid(
    'stands-in-the-layout',
    'Every folder of src has its line in MODULES; add the new module where it belongs.',
    { path: `^src/(?!${anyOf(MODULES)}/)[^/]+/` },
    {},
  ),
  forbid(
    'no-circles',
    'Files that import each other cannot be understood one at a time.',
    { path: SRC },
    { circular: true },
  ),
  forbid('source-imports-no-test', 'The product never depends on its tests.', { path: SRC }, { path: '^test/' }),
  forbid('source-imports-no-bench', 'The product never depends on its benches.', { path: SRC }, { path: '^bench/' }),
  forbid(
    'every-import-resolves',
    'The file or package does not exist, so every other rule is blind to it; relative imports end in .js.',
    { path: SRC },
    { couldNotResolve: true },
  ),
  forbid(
    'no-orphans',
    'Nothing imports this file and it imports nothing: use it or delete it.',
    { orphan: true, path: SRC, pathNot: '\\.d\\.ts$' },
    {},
  ),
];

module.exports = {
  forbidden: [...looksOnlyUp, ...metAtTheirIndex, ...pure, ...outsideWorld, ...housekeeping],
  options: {
    tsConfig: { fileName: join(__dirname, '..', 'tsconfig.json') },
    // Type-only imports count: a word borrowed from below is a dependency too.
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      exportsFields: ['exports'],
    },
  },
};
