import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { Deliveries, type Delivery, DeliveryRefused, type NewDelivery } from '../../src/deliveries/index.js';
import { Clock, newId } from '../../src/platform/clock/index.js';
import { Database } from '../../src/platform/database/index.js';
import { Queues } from '../../src/platform/queue/index.js';
import {
  type DeliveryTestDoubles,
  type DeliveryWorker,
  startDeliveryWorker,
  TEST_CHANNEL,
  TEST_TOPIC,
} from '../support/delivery-workers.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const HOUR = 3_600_000;

let database: TestDatabase;
let first: DeliveryWorker;
let second: DeliveryWorker;
let doubles: { -readonly [Name in keyof DeliveryTestDoubles]: DeliveryTestDoubles[Name] } = {};
let centerId: string;

/** What a test sets in `doubles` is asked for at the time of sending. */
const asTold: DeliveryTestDoubles = {
  compose: (delivery) => doubles.compose?.(delivery) ?? { send: {} },
  send: (delivery) => doubles.send?.(delivery),
  ended: async () => doubles.ended?.(),
};

beforeAll(async () => {
  database = await createTestDatabase();
  [first, second] = await Promise.all([startDeliveryWorker(database, asTold), startDeliveryWorker(database, asTold)]);
});
afterAll(async () => {
  await Promise.all([first.stop(), second.stop()]);
  await database.drop();
});
beforeEach(async () => {
  doubles = {};
  for (const worker of [first, second]) for (const list of [worker.sent, worker.endings]) list.length = 0;
  await database.as('superuser', 'DELETE FROM deliveries; DELETE FROM centers');
  centerId = await addCenter();
  // The clocks of the test before may have been put back.
  for (const worker of [first, second, first, second]) await worker.deliver();
  for (const worker of [first, second])
    vi.spyOn(worker.context.get(Queues).queue('deliveries'), 'wake').mockResolvedValue();
});
afterEach(() => vi.restoreAllMocks());

const addCenter = async (): Promise<string> => {
  const id = newId();
  await database.as('superuser', 'INSERT INTO centers (id, slug, created_at) VALUES ($1, $2, now())', [id, `c-${id}`]);
  return id;
};

interface Wanted {
  readonly dueIn?: number;
  readonly expiresIn?: number;
  readonly topic?: string;
  readonly center?: string;
}

const newDeliveries = (
  keys: readonly string[],
  { dueIn = -1_000, expiresIn, topic = TEST_TOPIC }: Wanted,
): NewDelivery[] =>
  keys.map((key) => ({
    key,
    topic,
    subjectId: newId(),
    recipientId: null,
    channel: TEST_CHANNEL,
    dueAt: new Date(Date.now() + dueIn),
    expiresAt: expiresIn === undefined ? null : new Date(Date.now() + expiresIn),
  }));

const enqueue = (keys: readonly string[], wanted: Wanted = {}) =>
  first.context
    .get(Database)
    .inCenter(wanted.center ?? centerId, (tx) =>
      first.context.get(Deliveries).enqueue(tx, newDeliveries(keys, wanted)),
    );

const enqueueUnlessSaid = (keys: readonly string[], wanted: Wanted = {}, { context } = first) =>
  context
    .get(Database)
    .inCenter(centerId, (tx) => context.get(Deliveries).enqueueUnlessSaid(tx, newDeliveries(keys, wanted)));

const rows = async () => (await database.as('superuser', 'SELECT * FROM deliveries ORDER BY key')).rows;
const row = async () => (await rows())[0]!;
const keysOf = (deliveries: readonly Delivery[]): string[] => deliveries.map(({ key }) => key);
const many = (count: number): string[] => Array.from({ length: count }, (_, n) => `key ${String(n).padStart(4, '0')}`);

/** As if so many seconds had passed for what waits or is held. */
const letPass = (seconds: number) =>
  database.as(
    'superuser',
    `UPDATE deliveries SET next_attempt_at = next_attempt_at - $1 * interval '1 second', leased_until = leased_until - $1 * interval '1 second'`,
    [seconds],
  );

describe('a delivery', () => {
  it('is said once, however often it is asked for', async () => {
    await enqueue(['a', 'b', 'a']);
    await enqueue(['b', 'c']);
    await first.deliver();
    await first.deliver();
    expect(keysOf(first.sent).toSorted()).toEqual(['a', 'b', 'c']);
    expect(await row()).toMatchObject({ state: 'SENT', attempts: 1, receipt: 'receipt of a', last_error: null });
  });

  it('may have the same key in two centers', async () => {
    const other = await addCenter();
    await enqueue(['a']);
    await enqueue(['a'], { center: other });
    await first.deliver();
    expect(first.sent.map((each) => each.centerId).toSorted()).toEqual([centerId, other].toSorted());
  });

  it('is never early by the clock of the database, whatever ours says', async () => {
    await enqueue(['later'], { dueIn: HOUR });
    vi.spyOn(first.context.get(Clock), 'now').mockImplementation(() => Date.now() + 48 * HOUR);
    for (let round = 0; round < 4; round += 1) await first.deliver();
    expect(first.sent).toEqual([]);
    vi.restoreAllMocks();
    await letPass(3601);
    for (let round = 0; round < 3; round += 1) await first.deliver();
    expect(keysOf(first.sent)).toEqual(['later']);
  });

  it('is not sent when the topic says that it is no longer owed', async () => {
    doubles.compose = () => ({ skip: 'It was done meanwhile.' });
    await enqueue(['a']);
    await first.deliver();
    expect(first.sent).toEqual([]);
    expect(await row()).toMatchObject({ state: 'SKIPPED', last_error: 'It was done meanwhile.' });
    expect(first.endings.map(({ ending }) => ending.state)).toEqual(['SKIPPED']);
  });

  it('is not sent when it has grown old', async () => {
    await enqueue(['a'], { dueIn: -HOUR, expiresIn: -1_000 });
    await first.deliver();
    expect(first.sent).toEqual([]);
    expect(await row()).toMatchObject({ state: 'SKIPPED' });
  });

  it('waits when the topic puts it off, and that is no attempt', async () => {
    const until = new Date(Date.now() + HOUR);
    doubles.compose = () => ({ defer: until, reason: 'Quiet hours.' });
    await enqueue(['a']);
    await first.deliver();
    expect(await row()).toMatchObject({
      state: 'PENDING',
      attempts: 0,
      next_attempt_at: until,
      last_error: 'Quiet hours.',
    });
    doubles = {};
    await letPass(3601);
    await first.deliver();
    expect(keysOf(first.sent)).toEqual(['a']);
  });

  it('is put off once, also when nobody knows whether that went through and it is written again', async () => {
    const ofFirst = first.context.get(Database);
    const really = ofFirst.inCenter.bind(ofFirst);
    doubles.compose = () => {
      vi.spyOn(ofFirst, 'inCenter').mockImplementationOnce(async (center, work) => {
        await really(center, work);
        throw new Error('the connection broke after the commit');
      });
      return { defer: new Date(Date.now() + HOUR), reason: 'Quiet hours.' };
    };
    await enqueue(['a']);
    await first.deliver();
    expect(await row()).toMatchObject({ state: 'PENDING', attempts: 0 });
  });

  it('is taken up while it is held and when it has ended, not while it waits or is put off', async () => {
    doubles.compose = ({ key }) => {
      if (key === 'put off') return { defer: new Date(Date.now() + HOUR), reason: 'Quiet hours.' };
      return key === 'skipped' ? { skip: 'It was done meanwhile.' } : { send: {} };
    };
    await enqueue(['put off', 'sent', 'skipped']);
    await first.deliver();
    await enqueue(['held', 'waiting'], { dueIn: HOUR });
    await database.as('superuser', `UPDATE deliveries SET leased_until = now() + interval '60 s' WHERE key = 'held'`);
    const keys = ['held', 'never asked for', 'put off', 'sent', 'skipped', 'waiting'];
    const { context } = first;
    const takenUp = await context.get(Database).inCenter(centerId, (tx) => context.get(Deliveries).takenUp(tx, keys));
    expect([...takenUp].toSorted()).toEqual(['held', 'sent', 'skipped']);
  });

  it('that is put off to the past is not asked about over and over in one round', async () => {
    let asked = 0;
    doubles.compose = () => {
      asked += 1;
      return { defer: new Date(0), reason: 'A fault of the topic.' };
    };
    await enqueue(many(200));
    await first.deliver();
    expect(asked).toBe(200);
  });
});

describe('a delivery that is asked for again unless it was said', () => {
  it('begins anew when it was skipped, as if it had never been', async () => {
    doubles.compose = () => ({ skip: 'It was done meanwhile.' });
    await enqueue(['a'], { dueIn: -HOUR, expiresIn: HOUR });
    await first.deliver();
    const skipped = await row();
    doubles = {};
    await enqueueUnlessSaid(['a'], { dueIn: HOUR, expiresIn: 3 * HOUR });
    const anew = await row();
    expect(anew).toMatchObject({ id: skipped.id, state: 'PENDING', attempts: 0, last_error: null, ended_at: null });
    expect(anew.next_attempt_at).toEqual(anew.due_at);
    expect(anew.due_at - skipped.due_at).toBeGreaterThanOrEqual(2 * HOUR);
    expect(anew.expires_at - skipped.expires_at).toBeGreaterThanOrEqual(2 * HOUR);
    await first.deliver();
    expect(first.sent).toEqual([]);
    await letPass(3601);
    await first.deliver();
    expect(keysOf(first.sent)).toEqual(['a']);
  });

  it('stays as it is when it was sent, was given up, waits, or is held', async () => {
    doubles.send = ({ key }) => (key === 'dead' ? Promise.reject(new DeliveryRefused('No such browser.')) : undefined);
    await enqueue(['dead', 'sent']);
    await first.deliver();
    await enqueue(['held', 'waiting'], { dueIn: HOUR });
    await database.as('superuser', `UPDATE deliveries SET leased_until = now() + interval '60 s' WHERE key = 'held'`);
    const before = await rows();
    await enqueueUnlessSaid(['dead', 'sent', 'held', 'waiting']);
    expect(await rows()).toEqual(before);
    expect(before.map(({ state }) => state)).toEqual(['DEAD', 'PENDING', 'SENT', 'PENDING']);
  });

  it('is said once by several who ask at once', async () => {
    doubles.compose = () => ({ skip: 'It was done meanwhile.' });
    await enqueue(many(50));
    await first.deliver();
    doubles = {};
    const keys = [...many(50), 'new', 'new'];
    await Promise.all([keys, keys.toReversed(), keys].map((each) => enqueueUnlessSaid(each)));
    await Promise.all([first.deliver(), second.deliver()]);
    await enqueueUnlessSaid(keys);
    await first.deliver();
    expect(keysOf([...first.sent, ...second.sent]).toSorted()).toEqual([...many(50), 'new']);
  });

  it('keeps out a worker that skipped it and does not know that this was written', async () => {
    const ofFirst = first.context.get(Database);
    const really = ofFirst.inCenter.bind(ofFirst);
    doubles.compose = () => {
      vi.spyOn(ofFirst, 'inCenter').mockImplementationOnce(async (center, work) => {
        await really(center, work);
        await enqueueUnlessSaid(['a'], { dueIn: HOUR }, second);
        throw new Error('the connection broke after the commit');
      });
      return { skip: 'It was done meanwhile.' };
    };
    await enqueue(['a']);
    await first.deliver();
    expect(await row()).toMatchObject({ state: 'PENDING', attempts: 0 });
  });
});

describe('a failed attempt', () => {
  it('is tried again later, with its reason and without addresses in it', async () => {
    doubles.send = () => Promise.reject(new Error('the mailbox of ada@example.edu is busy'));
    await enqueue(['a']);
    await first.deliver();
    const failed = await row();
    expect(failed).toMatchObject({ state: 'PENDING', attempts: 1, last_error: 'the mailbox of (address) is busy' });
    expect(failed.leased_until).toBeNull();
    doubles = {};
    await letPass(5);
    await first.deliver();
    expect(first.sent.map(({ id }) => id)).toEqual([failed.id, failed.id]);
    expect(await row()).toMatchObject({ state: 'SENT', attempts: 2, last_error: null });
  });

  it('is the last one when the other side will never take it', async () => {
    doubles.send = () => Promise.reject(new DeliveryRefused('No such mailbox.'));
    await enqueue(['a']);
    await first.deliver();
    expect(await row()).toMatchObject({ state: 'DEAD', attempts: 1, last_error: 'No such mailbox.' });
    expect(first.endings[0]?.ending).toEqual({ state: 'DEAD', receipt: null, reason: 'No such mailbox.' });
  });

  it('is given up after twenty', async () => {
    doubles.send = () => Promise.reject(new Error('busy'));
    await enqueue(['a']);
    for (let attempt = 1; attempt <= 25; attempt += 1) {
      await letPass(2 * 3600);
      await first.deliver();
    }
    expect(first.sent).toHaveLength(20);
    expect(await row()).toMatchObject({ state: 'DEAD', attempts: 20 });
  });

  it('is counted when its worker dies, so that what kills workers is given up too', async () => {
    await enqueue(['a']);
    await database.as('superuser', 'UPDATE deliveries SET attempts = 20');
    await first.deliver();
    expect(first.sent).toEqual([]);
    expect(await row()).toMatchObject({ state: 'DEAD' });
  });

  it('to compose leaves the others of the batch as they are', async () => {
    doubles.compose = ({ key }) => {
      if (key === 'key 0003') throw new Error('no words');
      return { send: {} };
    };
    await enqueue(many(30));
    await first.deliver();
    expect(first.sent).toHaveLength(29);
    expect((await rows())[3]).toMatchObject({ state: 'PENDING', last_error: 'no words' });
  });

  it('of a topic nobody knows is kept with the reason', async () => {
    await enqueue(['a'], { topic: 'of tomorrow' });
    await first.deliver();
    expect((await row()).last_error).toContain('of tomorrow');
  });

  it('of the topic to make something of the end does not undo the end', async () => {
    doubles.ended = () => Promise.reject(new Error('a fault of the topic'));
    await enqueue(['a']);
    await first.deliver();
    expect(await row()).toMatchObject({ state: 'SENT' });
  });
});

describe('two workers', () => {
  it('never send one twice', async () => {
    let begin = (): void => undefined;
    const bothAreAtWork = new Promise<void>((resolve) => (begin = resolve));
    doubles.send = () => {
      if (first.sent.length > 0 && second.sent.length > 0) begin();
      return bothAreAtWork;
    };
    await enqueue(many(1_000));
    await Promise.all([first.deliver(), second.deliver()]);
    const sent = [...first.sent, ...second.sent];
    expect(keysOf(sent).toSorted()).toEqual(many(1_000));
  });

  it('leave a delivery to the one that holds it, until the lease is over', async () => {
    await enqueue(['a']);
    await database.as(
      'superuser',
      `UPDATE deliveries SET fence = 7, attempts = 1, leased_until = now() + interval '60 s'`,
    );
    await second.deliver();
    expect(second.sent).toEqual([]);
    await letPass(61);
    await second.deliver();
    expect(keysOf(second.sent)).toEqual(['a']);
    expect(await row()).toMatchObject({ state: 'SENT', attempts: 2, fence: 9 });
  });

  it('write only what they still hold: the fence keeps out who was thought dead', async () => {
    let refuse = (): void => undefined;
    const held = new Promise<void>((_, reject) => (refuse = () => reject(new DeliveryRefused('too late'))));
    doubles.send = () => (second.sent.length === 0 ? held : undefined);
    await enqueue(['a']);
    const slow = first.deliver();
    await vi.waitFor(() => expect(first.sent).toHaveLength(1));
    await letPass(61);
    await second.deliver();
    const written = await row();
    expect(written).toMatchObject({ state: 'SENT', fence: 3 });
    refuse();
    await slow;
    expect(await row()).toEqual(written);
    expect(first.endings).toEqual([]);
  });
});

describe('a worker', () => {
  it('that was stopped for longer than its lease sends nothing of what it holds', async () => {
    doubles.compose = () => {
      const now = performance.now();
      vi.spyOn(first.context.get(Clock), 'monotonic').mockReturnValue(now + 59_000);
      vi.spyOn(first.context.get(Clock), 'now').mockReturnValue(Date.now() + 59_000);
      return { send: {} };
    };
    await enqueue(['a']);
    await first.deliver();
    expect(first.sent).toEqual([]);
    expect(await row()).toMatchObject({ state: 'PENDING', attempts: 0 });
  });

  it('that dies between sending and writing repeats with the same id', async () => {
    await enqueue(['a']);
    doubles.send = () => {
      vi.spyOn(first.context.get(Database), 'inCenter').mockRejectedValue(new Error('the database is gone'));
      vi.spyOn(first.context.get(Clock), 'monotonic').mockImplementation(() => performance.now() + HOUR);
    };
    await first.deliver();
    vi.restoreAllMocks();
    doubles = {};
    expect(await row()).toMatchObject({ state: 'PENDING', leased_until: expect.any(Date) });
    await letPass(61);
    await second.deliver();
    expect(second.sent.map(({ id }) => id)).toEqual(first.sent.map(({ id }) => id));
  });

  it('holds everything after its clock has jumped, until two polls agree', async () => {
    await enqueue(['a']);
    vi.spyOn(first.context.get(Clock), 'now').mockImplementation(() => Date.now() - 2 * HOUR);
    await first.deliver();
    expect(first.sent).toEqual([]);
    expect(await row()).toMatchObject({ state: 'PENDING', attempts: 0 });
    await first.deliver();
    expect(keysOf(first.sent)).toEqual(['a']);
  });

  it('gives back the rest when its clock jumps in the middle of a batch', async () => {
    await enqueue(many(50));
    doubles.send = () => {
      if (first.sent.length === 10) vi.spyOn(first.context.get(Clock), 'now').mockReturnValue(Date.now() + 24 * HOUR);
    };
    await first.deliver();
    expect(first.sent).toHaveLength(10);
    expect((await rows()).filter(({ state, attempts }) => state === 'PENDING' && attempts === 0)).toHaveLength(40);
  });

  it('goes on with the other centers when one fails', async () => {
    const other = await addCenter();
    await enqueue(['a']);
    await enqueue(['b'], { center: other });
    const real = Database.prototype.inCenter;
    vi.spyOn(first.context.get(Database), 'inCenter').mockImplementation(function inCenter(this: Database, id, work) {
      return id === centerId ? Promise.reject(new Error('broken')) : (real.call(this, id, work as never) as never);
    });
    await first.deliver();
    expect(keysOf(first.sent)).toEqual(['b']);
  });

  it('is woken by what is due when its transaction has committed', async () => {
    vi.restoreAllMocks();
    await enqueue(['a']);
    await vi.waitFor(async () => expect(await row()).toMatchObject({ state: 'SENT' }));
  });
});
