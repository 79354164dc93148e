import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildIfStale } from '../../scripts/build.mjs';
import { readOptions } from '../../src/demo/seed/options.js';
import { CenterOpening, passwordIn, readOpening } from '../../src/provisioning/index.js';
import { signIn } from '../support/centers.js';
import { seedCenters } from '../support/seeds.js';
import { startTestApi, type TestApi } from '../support/test-api.js';

const ROOT = new URL('../..', import.meta.url).pathname;
const GOOD = 'four words of mine';
let api: TestApi;

beforeAll(async () => {
  buildIfStale(ROOT);
  api = await startTestApi();
});
afterAll(() => api.stop());

interface Ended {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs a command of the built service to its end, as an operator does. */
const run = async (program: string, words: readonly string[], input = '', more: object = {}): Promise<Ended> => {
  const env = { PATH: process.env['PATH'], DATABASE_URL: api.database.appUrl, JWT_SECRET: 'x'.repeat(32), ...more };
  const child = spawn(process.execPath, [`dist/src/${program}.js`, ...words], { cwd: ROOT, env });
  child.stdin.end(input);
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [out, err, status] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { status, out, err };
};

const opening = (slug: string, ...more: string[]): string[] => [
  '--slug',
  slug,
  '--name',
  'Quay College',
  '--zone',
  'Europe/London',
  '--country',
  'GB',
  '--admin-email',
  `Ada@${slug}.example`,
  '--admin-name',
  'Ada Lovelace King',
  ...more,
];

describe('open-center', () => {
  it('opens a center whose admin can sign in', async () => {
    const { status, out, err } = await run('open-center', opening('quay'), `${GOOD}\n`);
    expect({ status, out, err }).toEqual({ status: 0, out: 'Opened quay; sign in as Ada@quay.example.\n', err: '' });
    const token = await signIn(api, 'quay', 'ada@quay.example', GOOD);
    const { data } = await api.graphql('{ me { roles givenName familyName } center { name kind } }', {}, token);
    expect(data).toEqual({
      me: { roles: ['ADMIN'], givenName: 'Ada', familyName: 'Lovelace King' },
      center: { name: 'Quay College', kind: 'COLLEGE' },
    });
  });

  it.each([
    ['a short name that is taken', opening('quay'), GOOD, 'A center with the short name "quay" is there already'],
    ['no password', opening('pier'), '', 'password: must have at least 12 characters.'],
    ['a password that everybody tries', opening('pier'), 'password1234', 'tried first'],
    ['a zone that does not exist', opening('pier', '--zone', 'Europe/Atlantis'), GOOD, 'zone: '],
    ['a kind that does not exist', opening('pier', '--kind', 'CASTLE'), GOOD, 'kind: '],
    ['an address that is none', opening('pier', '--admin-email', 'ada'), GOOD, 'email: must be an e-mail address.'],
  ])('refuses %s, and opens nothing', async (_, words, password, message) => {
    const opened = await api.app.get(CenterOpening).open(readOpening(words)(password));
    expect(opened).toMatchObject({ ok: false, failures: [{ message: expect.stringContaining(message) }] });
    const { rows } = await api.database.as('superuser', `SELECT slug FROM centers`);
    expect(rows).toEqual([{ slug: 'quay' }]);
  });

  it('tells what it refuses', async () => {
    const refused = { status: 1, out: '', err: 'password: must have at least 12 characters.\n' };
    expect(await run('open-center', opening('pier'), 'short')).toEqual(refused);
  });
});

describe('a password on standard input', () => {
  it.each(['four words of mine', ' with blanks around '])('is taken as it was typed: "%s"', (password) => {
    for (const written of [password, `${password}\n`, `${password}\r\n`, `\uFEFF${password}\n`])
      expect(passwordIn(written)).toBe(password);
  });

  it.each([Buffer.from('four words of mine', 'utf16le').toString(), 'two\nlines of words', 'a bell\u0007 rings'])(
    'is refused when nobody could type it: %j',
    (written) => expect(() => passwordIn(written)).toThrow('one line of text in UTF-8'),
  );
});

describe('a command', () => {
  it('says how it is used', async () => {
    const usage = expect.stringMatching(/^Usage: npm run recompute/);
    expect(await run('recompute', ['--help'])).toEqual({ status: 0, out: usage, err: '' });
    const { status, err } = await run('recompute', ['--nonsense']);
    expect(status).toBe(2);
    expect(err).toMatch(/Unknown option '--nonsense'[^]*Usage: npm run recompute/);
  });

  it.each([
    ['open-center', readOpening],
    ['seed', (words: string[]) => readOptions(words, 0)],
  ])('so does %s', (name, read) => {
    expect(() => read(['--help'])).toThrow(`Usage: npm run ${name} -- `);
    expect(() => read([])).toThrow(`Usage: npm run ${name} -- `);
  });

  it('names the variables that are wrong, without a stack', async () => {
    const { status, err } = await run('recompute', [], '', { JWT_SECRET: 'short' });
    expect(status).toBe(1);
    expect(err).toContain('JWT_SECRET');
    expect(err).not.toContain('    at ');
  });

  it.each([
    ['recompute', 'DATABASE_URL', 'ECONNREFUSED', 'postgres://ada:secret@127.0.0.1:1/nowhere'],
    ['platform/database/migrate', 'DATABASE_OWNER_URL', 'ENOTFOUND', 'postgres://ada:secret@db.invalid:5432/nowhere'],
  ])('says that the database does not answer: %s', async (program, variable, why, url) => {
    const { status, err } = await run(program, [], '', { [variable]: url });
    expect(status).toBe(1);
    expect(err).toMatch(new RegExp(`${variable}: no way into "nowhere" at [^]*${why}`));
    expect(err).not.toMatch(/secret|    at /);
  });
});

describe('seed', () => {
  it('is not for production', async () => {
    const production = { NODE_ENV: 'production', PUBLIC_URL: 'https://careers.example' };
    const { status, err } = await run('demo/seed', ['--students', '1', '--prospects', '1'], '', production);
    expect({ status, err }).toEqual({
      status: 2,
      err: 'A seed has a password that everybody knows; it is not for production.\n',
    });
  });
});

describe('recompute', () => {
  it('says which projections differ from the facts, and repairs them when asked to', async () => {
    await seedCenters(api, { students: 4, prospects: 20, centers: 1, cohorts: 1 });
    expect(await run('recompute', [])).toMatchObject({ status: 0, out: '20 prospects recomputed, 0 differed.\n' });
    const spoil = `UPDATE prospects SET next_step_why = '[]' WHERE id IN (SELECT id FROM prospects WHERE next_step_why <> '[]' LIMIT 1) RETURNING id`;
    const { rows } = await api.database.as('superuser', spoil);
    expect(await run('recompute', [])).toMatchObject({ status: 1, out: expect.stringContaining(rows[0].id) });
    const repaired = await run('recompute', ['--repair']);
    expect(repaired).toMatchObject({ status: 1, out: expect.stringContaining('1 differed and were repaired.') });
    expect(await run('recompute', [])).toMatchObject({ status: 0 });
  });
});
