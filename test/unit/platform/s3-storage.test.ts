import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { S3Storage } from '../../../src/platform/storage/s3-storage.js';
import { wholeOf } from '../../support/copied.js';
import { type S3Double, startS3Double } from '../../support/s3-double.js';

/** The double says why in a code alone. */
const REFUSED = /AccessDenied|UnknownError/;
const MEGABYTE = 1024 ** 2;
let double: S3Double;

const storageWith = (accessKeyId: string): S3Storage =>
  new S3Storage({
    bucket: 'files',
    region: 'eu-central-1',
    endpoint: double.endpoint,
    accessKeyId,
    secretAccessKey: 's',
  });

beforeEach(async () => {
  double = await startS3Double('key-1');
});
afterEach(() => double.stop());

it('puts a small file in one piece, reads it whole and in parts, and removes it', async () => {
  const storage = storageWith('key-1');
  const file = await storage.write('exports/a.csv');
  await file.append(Buffer.from('hello '));
  await file.append(Buffer.from('world'));
  expect(double.objects.size).toBe(0);
  await file.publish();
  expect(double.objects.get('/files/exports/a.csv')!.toString()).toBe('hello world');
  expect((await wholeOf((await storage.read('exports/a.csv'))!)).toString()).toBe('hello world');
  expect((await wholeOf((await storage.read('exports/a.csv', { first: 4, last: 6 }))!)).toString()).toBe('o w');
  await storage.remove('exports/a.csv');
  expect(await storage.read('exports/a.csv')).toBeNull();
});

it('sends a large file part by part; there is no object before the last of them', async () => {
  const storage = storageWith('key-1');
  const file = await storage.write('exports/large.csv');
  const pieces = Array.from({ length: 13 }, () => randomBytes(MEGABYTE));
  for (const piece of pieces) await file.append(piece);
  expect(double.objects.size).toBe(0);
  await file.publish();
  expect(double.requests.filter((request) => request.includes('partNumber')).length).toBe(3);
  expect(double.objects.get('/files/exports/large.csv')!.equals(Buffer.concat(pieces))).toBe(true);
  expect(double.open.size).toBe(0);
});

it('leaves neither object nor upload of what is discarded', async () => {
  const file = await storageWith('key-1').write('exports/large.csv');
  for (let piece = 0; piece < 12; piece += 1) await file.append(randomBytes(MEGABYTE));
  await file.discard();
  expect([double.objects.size, double.open.size]).toEqual([0, 0]);
});

it('says so when the service refuses', async () => {
  const file = await storageWith('another').write('exports/a.csv');
  await file.append(Buffer.from('hello'));
  await expect(file.publish()).rejects.toThrow(REFUSED);
  await expect(storageWith('another').read('exports/a.csv')).rejects.toThrow(REFUSED);
});

it('fails while a large file is written, when the service refuses, instead of waiting for ever', async () => {
  const file = await storageWith('another').write('exports/a.csv');
  const writing = async () => {
    for (let piece = 0; piece < 40; piece += 1) await file.append(randomBytes(MEGABYTE));
  };
  await expect(writing()).rejects.toThrow(REFUSED);
});
