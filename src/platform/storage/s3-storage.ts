import { once } from 'node:events';
import { PassThrough, type Readable } from 'node:stream';
import { DeleteObjectCommand, GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { type ByteRange, type FileToBe, Storage } from './storage.js';

export interface S3Settings {
  readonly bucket: string;
  readonly region: string;
  /** Of another service than Amazon's; null: Amazon's. */
  readonly endpoint: string | null;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** Files in a bucket of Amazon S3 or of a service that speaks like it. */
export class S3Storage extends Storage {
  private readonly client: S3Client;
  private readonly bucket: string;

  constructor({ bucket, region, endpoint, accessKeyId, secretAccessKey }: S3Settings) {
    super();
    this.bucket = bucket;
    this.client = new S3Client({
      region,
      credentials: { accessKeyId, secretAccessKey },
      // Others seldom know a host name for each bucket, nor the newer checksums.
      ...(endpoint && { endpoint, forcePathStyle: true }),
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
    });
  }

  async write(key: string): Promise<FileToBe> {
    return new S3FileToBe(this.client, this.bucket, key);
  }

  async read(key: string, range?: ByteRange): Promise<Readable | null> {
    const Range = range && `bytes=${range.first}-${range.last}`;
    try {
      const { Body } = await this.client.send(new GetObjectCommand({ Bucket: this.bucket, Key: key, Range }));
      return (Body as Readable | undefined) ?? null;
    } catch (error) {
      if ((error as Error).name === 'NoSuchKey') return null;
      throw error;
    }
  }

  /** Parts of an upload whose writer died cost space until the bucket's own rule removes them (docs/operations.md). */
  async remove(key: string): Promise<void> {
    await this.client.send(new DeleteObjectCommand({ Bucket: this.bucket, Key: key }));
  }
}

/** An object comes into being whole, when its upload is completed. */
class S3FileToBe implements FileToBe {
  private readonly body = new PassThrough();
  private readonly done: Promise<Error | null>;

  constructor(client: S3Client, bucket: string, key: string) {
    // Whoever reads it hears of an error too.
    this.body.on('error', () => undefined);
    const upload = new Upload({ client, params: { Bucket: bucket, Key: key, Body: this.body }, queueSize: 2 });
    this.done = upload.done().then(
      () => null,
      (error: Error) => this.fail(error),
    );
  }

  async append(piece: Buffer): Promise<void> {
    if (this.body.destroyed) throw (await this.done) ?? new Error('The upload has ended.');
    if (!this.body.write(piece)) await Promise.race([once(this.body, 'drain'), this.done]);
  }

  async publish(): Promise<void> {
    this.body.end();
    const error = await this.done;
    if (error) throw error;
  }

  /** A body that breaks off makes the upload fail, which takes back the parts that were sent; its `abort` would not wait for that. */
  async discard(): Promise<void> {
    this.body.destroy(new Error('The file was discarded.'));
    await this.done;
  }

  private fail(error: Error): Error {
    this.body.destroy();
    return error;
  }
}
