import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { LocalStorage } from '../../../src/platform/storage/local-storage.js';
import { wholeOf } from '../../support/copied.js';

let folder: string;
let storage: LocalStorage;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'storage-'));
  storage = new LocalStorage(folder);
});
afterEach(() => rm(folder, { recursive: true }));

const read = async (key: string, range?: { first: number; last: number }) => {
  const content = await storage.read(key, range);
  return content && (await wholeOf(content)).toString();
};

it('keeps a file once it is published, whole or in parts', async () => {
  const file = await storage.write('a/b.csv');
  await file.append(Buffer.from('hello '));
  await file.append(Buffer.from('world'));
  expect(await read('a/b.csv')).toBeNull();
  await file.publish();
  expect(await read('a/b.csv')).toBe('hello world');
  expect(await read('a/b.csv', { first: 4, last: 6 })).toBe('o w');
});

it('leaves nothing of what is discarded', async () => {
  const file = await storage.write('a/b.csv');
  await file.append(Buffer.from('hello'));
  await file.discard();
  expect(await readdir(join(folder, 'a'))).toEqual([]);
});

it('removes a file, what a dead writer left of it, and what is not there', async () => {
  await (await storage.write('whole.csv')).publish();
  await writeFile(join(folder, 'half.csv.part'), 'half');
  for (const key of ['whole.csv', 'half.csv', 'nothing.csv']) await storage.remove(key);
  expect(await readdir(folder)).toEqual([]);
});

it('writes a file only once', async () => {
  await storage.write('a.csv');
  await expect(storage.write('a.csv')).rejects.toThrow('EEXIST');
});

it.each(['../a', '/etc/passwd', 'a/../../b', 'a//b', '', '.hidden', 'a\0b'])(
  'takes no key that leads elsewhere: %j',
  (key) => expect(storage.read(key)).rejects.toThrow('no key'),
);
