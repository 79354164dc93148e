import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openDemo, READY_QUERIES } from '../../src/demo/index.js';
import { DEMO_SIGN_INS } from '../../src/demo/sign-ins.js';
import { DISPOSITIONS, OUTCOMES } from '../../src/kernel/fact.js';
import { Sweeper } from '../../src/prospects/index.js';
import { signIn } from '../support/centers.js';
import { type Json, startTestApi, type TestApi } from '../support/test-api.js';

const COLD_START = 180_000;

let api: TestApi;
let told: Awaited<ReturnType<typeof openDemo>>;

beforeAll(async () => {
  process.env['DEMO'] = 'true';
  api = await startTestApi();
  await interruptADemo();
  told = await openDemo();
}, COLD_START);

afterAll(async () => {
  delete process.env['DEMO'];
  await api?.stop();
});

const rows = async (sql: string): Promise<Json[]> => (await api.database.as('superuser', sql)).rows;
const count = async (sql: string): Promise<number> => Number((await rows(`SELECT count(*) FROM ${sql}`))[0].count);

/** Both centers are being made, each in a transaction of its own, when their connections are cut as by kill -9. */
const interruptADemo = async (): Promise<void> => {
  const outcome = openDemo().then(
    () => 'made',
    () => 'interrupted',
  );
  await vi.waitUntil(async () => (await count(MAKING)) === 2, { timeout: 60_000, interval: 20 });
  await rows(`SELECT pg_terminate_backend(pid) FROM ${MAKING}`);
  expect(await outcome).toBe('interrupted');
  expect(await count('centers')).toBe(0);
};

const MAKING =
  "pg_stat_activity WHERE datname = current_database() AND usename = 'followthrough_app' AND xact_start < clock_timestamp() - interval '300 ms'";

describe('the demo', () => {
  it('is two centers with about sixty students between them, and their last twelve weeks', async () => {
    expect(told.map(({ slug }) => slug)).toEqual(['riverside-college', 'harbor-workforce']);
    expect(await count('students')).toBe(60);
    expect(await count('prospects')).toBeGreaterThan(100);
    expect(await count("interviews WHERE status = 'HELD'")).toBeGreaterThan(80);
    expect(await count("prospects WHERE opened_at < now() - interval '8 weeks'")).toBeGreaterThan(3);
    expect(await count('caseload_covers')).toBe(2);
  });

  it('has every disposition and every outcome, reopened and long overdue prospects', async () => {
    const dispositions = await rows('SELECT DISTINCT disposition FROM follow_ups WHERE disposition IS NOT NULL');
    expect(dispositions.map((row) => row.disposition).toSorted()).toEqual([...DISPOSITIONS].toSorted());
    const outcomes = await rows('SELECT DISTINCT kind FROM outcomes');
    expect(outcomes.map((row) => row.kind).toSorted()).toEqual([...OUTCOMES].toSorted());
    expect(await count('outcomes WHERE reopened_at IS NOT NULL')).toBeGreaterThan(0);
    expect(
      await count("prospects WHERE next_step_due_at < now() - interval '10 days' AND outcome IS NULL"),
    ).toBeGreaterThan(3);
    expect(await count('follow_ups WHERE happened_at > answers_step_due_at')).toBeGreaterThan(3);
  });

  it('was recorded as of the days on which it happened, and nothing in the future', async () => {
    expect(await count('follow_ups WHERE recorded_at <> happened_at OR recorded_at > now()')).toBe(0);
    expect(await count('audit_entries WHERE at > now()')).toBe(0);
    expect(await count("audit_entries WHERE at < now() - interval '5 weeks'")).toBeGreaterThan(100);
  });

  it('has employers that keep their word and others that do not', async () => {
    for (const { center, email, password } of DEMO_SIGN_INS.filter((each) => each.role === 'ADMIN')) {
      const token = await signIn(api, center, email, password);
      const { data } = await api.graphql(PROMISES, {}, token);
      const { n, count: kept } = data.employerReliability.all.promisesKept;
      expect(n, center).toBeGreaterThan(20);
      expect(kept / n, center).toBeGreaterThan(0.1);
      expect(kept / n, center).toBeLessThan(0.8);
    }
  });

  it('leaves no open prospect without a next step, and recomputing everything finds no difference', async () => {
    expect(await count('prospects WHERE outcome IS NULL AND next_step_key IS NULL')).toBe(0);
    for (const { centerId } of told) {
      const { prospects, wrong } = await api.app.get(Sweeper).recompute(centerId, false);
      expect(prospects).toBeGreaterThan(40);
      expect(wrong).toEqual([]);
    }
  });

  it('is made once: a second opening finds nothing to do', async () => {
    expect(await openDemo()).toEqual([]);
    expect(await count('centers')).toBe(2);
  });

  it.each(DEMO_SIGN_INS)(
    'lets the $role of $center sign in and run the ready query',
    async ({ role, center, email, password }) => {
      const token = await signIn(api, center, email, password);
      const { data, errors } = await api.graphql(READY_QUERIES[role], {}, token);
      expect(errors).toBeUndefined();
      expect(EDGES[role](data)).toBeGreaterThan(1);
    },
  );

  it('serves its pages from here alone', async () => {
    for (const address of [
      '/',
      '/graphiql',
      '/outbox',
      '/outbox.css',
      '/outbox.js',
      '/graphiql/graphiql.js',
      '/graphiql/graphiql.css',
      '/graphiql/react.js',
      '/graphiql/react-dom.js',
    ]) {
      const { status, text, headers } = await api.http().get(address).buffer(true);
      expect(status, address).toBe(200);
      if (headers['content-type']?.startsWith('text/html')) expect(text).not.toMatch(/(src|href)="(https?:)?\/\//);
    }
    const { headers } = await api.http().get('/graphiql');
    expect(headers['content-security-policy']).toContain("script-src 'self';");
  });
});

const PROMISES = '{ employerReliability { all { promisesKept { n count } } } }';

/** How much a ready query shows. */
const EDGES = {
  STUDENT: (data: Json) => data.nextSteps.edges.length,
  COUNSELOR: (data: Json) => data.caseload.students.edges.length,
  LEAD: (data: Json) => data.caseload.students.edges.length,
  ADMIN: (data: Json) => data.auditTrail.edges.length,
};

describe('without the demo', () => {
  it('has no playground and no welcome page', async () => {
    delete process.env['DEMO'];
    const plain = await startTestApi();
    for (const address of ['/', '/graphiql', '/graphiql/start.js', '/outbox', '/outbox.js'])
      expect((await plain.http().get(address)).status, address).toBe(404);
    await plain.stop();
  });
});
