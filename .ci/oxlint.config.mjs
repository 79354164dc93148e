/** Run from the top of a tree. Whole paths, because a folder named `src` may also stand above the checkout. */
const inTree = (...globs) => globs.map((glob) => `${process.cwd()}/${glob}`);

const TIMER =
  'A timer is not a clock and dies with the process: put due work into the database; timers live in platform/.';
const CLOCK = 'Inject the clock of platform/clock and pass `now`.';

const everywhere = {
  'typescript/no-explicit-any': 'error',
  'typescript/no-extraneous-class': ['error', { allowWithDecorator: true }],
  'eslint/eqeqeq': 'error',
  'eslint/no-var': 'error',
  'eslint/prefer-const': 'error',
  'eslint/no-param-reassign': 'error',
  'unicorn/prefer-node-protocol': 'error',
  'import/no-unassigned-import': ['error', { allow: ['reflect-metadata'] }],
  // These two do not see assertions in loops, in properties and in supertest's chains.
  'vitest/expect-expect': 'off',
  'vitest/no-conditional-expect': 'off',
  // The second argument is the message.
  'vitest/valid-expect': ['error', { maxArgs: 2 }],
  // CommonJS packages such as pg are imported by their default.
  'import/no-named-as-default-member': 'off',
  // GraphQL and Node name things so.
  'eslint/no-underscore-dangle': 'off',
  // A small function reads best beside its only caller.
  'unicorn/consistent-function-scoping': 'off',
};

const inProduct = {
  'eslint/no-console': 'error',
  'eslint/max-lines': ['warn', { max: 200, skipBlankLines: true, skipComments: true }],
  'eslint/max-lines-per-function': ['warn', { max: 40, skipBlankLines: true, skipComments: true }],
  'node/no-process-env': 'error',
  'clock/no-bare-date': 'error',
  'eslint/no-restricted-properties': [
    'error',
    { object: 'Date', property: 'now', message: CLOCK },
    { object: 'performance', property: 'now', message: CLOCK },
    { object: 'Math', property: 'random', message: 'Take the randomness as the last argument.' },
  ],
  'eslint/no-restricted-globals': [
    'error',
    { name: 'setTimeout', message: TIMER },
    { name: 'setInterval', message: TIMER },
  ],
  'eslint/no-restricted-imports': [
    'error',
    {
      paths: [
        { name: 'node:timers', message: TIMER },
        { name: 'node:timers/promises', message: TIMER },
      ],
    },
  ],
};

export default {
  plugins: ['eslint', 'typescript', 'unicorn', 'oxc', 'import', 'promise', 'node', 'vitest'],
  jsPlugins: ['./clock-rules.mjs'],
  categories: { correctness: 'error', suspicious: 'error' },
  rules: everywhere,
  overrides: [
    { files: inTree('src/**/*.ts'), rules: inProduct },
    {
      // Only here: elsewhere Nest injects by the imported class, which a type-only import would erase.
      files: inTree('src/*/domain/**/*.ts', 'src/kernel/**/*.ts'),
      rules: { 'typescript/consistent-type-imports': 'error' },
    },
    {
      files: inTree('src/platform/**/*.ts'),
      rules: { 'eslint/no-restricted-globals': 'off', 'eslint/no-restricted-imports': 'off' },
    },
    {
      files: inTree('src/platform/clock/**/*.ts'),
      rules: { 'clock/no-bare-date': 'off', 'eslint/no-restricted-properties': 'off' },
    },
    { files: inTree('src/platform/config/**/*.ts'), rules: { 'node/no-process-env': 'off' } },
  ],
};
