import { setImmediate as aTurn } from 'node:timers/promises';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AuditFeed, type FeedPlace, feedPlaceAt } from '../../src/audit/index.js';
import { newId } from '../../src/platform/clock/index.js';
import { Database, dataSourceOptions } from '../../src/platform/database/index.js';
import { HotReads } from '../../src/platform/database/hot-reads.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const WRITERS = 12;
const TRANSACTIONS = 25;

let database: TestDatabase;
let source: DataSource;
let reads: HotReads;
let feed: AuditFeed;

beforeAll(async () => {
  database = await createTestDatabase();
  source = await new DataSource(dataSourceOptions(database.appUrl, 2)).initialize();
  reads = new HotReads(database.appUrl, 1);
  feed = new AuditFeed(new Database(source, reads));
});
afterAll(async () => {
  await reads.onApplicationShutdown();
  await source.destroy();
  await database.drop();
});

/** Somebody who writes entries, in transactions as long as they like. */
class Writer {
  private constructor(
    private readonly client: pg.Client,
    private readonly centerId: string,
  ) {}

  static async in(centerId: string): Promise<Writer> {
    const client = new pg.Client({ connectionString: database.appUrl });
    await client.connect();
    return new Writer(client, centerId);
  }

  async begin(): Promise<void> {
    await this.client.query('BEGIN');
    await this.client.query('SELECT set_center($1)', [this.centerId]);
  }

  async write(): Promise<string> {
    const id = newId();
    await this.client.query(
      `INSERT INTO audit_entries (center_id, id, at, action, subject_type, subject_id, request_id)
       VALUES ($1, $2, now(), 'tested', 'Test', $2, 'test')`,
      [this.centerId, id],
    );
    return id;
  }

  async end(how: 'COMMIT' | 'ROLLBACK' = 'COMMIT'): Promise<void> {
    await this.client.query(how);
  }

  leave(): Promise<void> {
    return this.client.end();
  }
}

/** Reads on from where it was. */
class Reader {
  readonly seen: string[] = [];
  private place: FeedPlace = feedPlaceAt('0');

  constructor(private readonly centerId: string) {}

  async readOn(): Promise<readonly string[]> {
    const entries = await feed.peek(this.centerId, this.place, await feed.horizon(), 7);
    this.place = entries.at(-1) ?? this.place;
    this.seen.push(...entries.map(({ entryId }) => entryId));
    return entries.map(({ entryId }) => entryId);
  }

  async readAll(): Promise<void> {
    while ((await this.readOn()).length > 0);
  }
}

describe('reading the audit trail forward', () => {
  it('waits for a transaction that wrote first and commits last', async () => {
    const centerId = newId();
    const [slow, quick] = [await Writer.in(centerId), await Writer.in(centerId)];
    const reader = new Reader(centerId);
    await slow.begin();
    const first = await slow.write();
    await quick.begin();
    const second = await quick.write();
    await quick.end();
    expect(await reader.readOn()).toEqual([]);
    const third = await slow.write();
    await slow.end();
    await reader.readAll();
    expect(reader.seen).toEqual([first, third, second]);
    await Promise.all([slow.leave(), quick.leave()]);
  });

  it('does not wait for who only reads', async () => {
    const centerId = newId();
    const [looking, writing] = [await Writer.in(centerId), await Writer.in(centerId)];
    await looking.begin();
    await writing.begin();
    const id = await writing.write();
    await writing.end();
    const reader = new Reader(centerId);
    await reader.readAll();
    expect(reader.seen).toEqual([id]);
    await looking.end();
    await Promise.all([looking.leave(), writing.leave()]);
  });

  it('misses nothing and reads nothing twice while many write at once, some of them for long, some in vain', async () => {
    const centerId = newId();
    const committed: string[] = [];
    const write = async (writer: Writer, turns: number): Promise<void> => {
      await writer.begin();
      const ids = [await writer.write()];
      for (let turn = 0; turn < turns; turn += 1) ids.push(await writer.write());
      const isKept = turns % 4 !== 3;
      await writer.end(isKept ? 'COMMIT' : 'ROLLBACK');
      if (isKept) committed.push(...ids);
    };
    const work = async (index: number): Promise<void> => {
      const writer = await Writer.in(centerId);
      for (let count = 0; count < TRANSACTIONS; count += 1) await write(writer, (index * 7 + count * 3) % 20);
      await writer.leave();
    };
    const writing = { isOver: false };
    const reader = new Reader(centerId);
    const reading = (async () => {
      while (!writing.isOver) {
        await reader.readOn();
        await aTurn();
      }
    })();
    await Promise.all(Array.from({ length: WRITERS }, (_, index) => work(index)));
    writing.isOver = true;
    await reading;
    const seenWhileWriting = reader.seen.length;
    await reader.readAll();
    expect(reader.seen.toSorted()).toEqual(committed.toSorted());
    expect(seenWhileWriting).toBeGreaterThan(0);
    expect(committed.length).toBeGreaterThan(500);
  });

  it('begins at a horizon with what is not committed yet', async () => {
    const centerId = newId();
    const [before, during] = [await Writer.in(centerId), await Writer.in(centerId)];
    await before.begin();
    await before.write();
    await before.end();
    await during.begin();
    const id = await during.write();
    const place = feedPlaceAt(await feed.horizon());
    await during.end();
    const entries = await feed.peek(centerId, place, await feed.horizon(), 10);
    expect(entries.map(({ entryId }) => entryId)).toEqual([id]);
    await Promise.all([before.leave(), during.leave()]);
  });
});
