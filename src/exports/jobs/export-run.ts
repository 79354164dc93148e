import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { FileToBe } from '../../platform/storage/index.js';
import type { WrittenFile } from './export-endings.service.js';
import type { Export } from './export.entity.js';

/** What a run reads from and writes to, once it has begun. */
export interface OpenFiles {
  readonly read: Readable;
  readonly write: FileToBe;
}

/** One worker's writing of an export, from the first row on. What it holds dies with the process. */
export class ExportRun {
  private heardOf = 0;
  private counted: number | null = null;
  private bytes = 0;
  private readonly hash = createHash('sha256');
  private files: OpenFiles | null = null;
  private pieces: AsyncIterator<Buffer> | null = null;

  constructor(readonly of: Export) {}

  get hasBegun(): boolean {
    return this.files !== null;
  }

  /** Rows that have been read: about so many, and exactly once PostgreSQL has told how many there were. */
  get rows(): number {
    return this.counted ?? this.heardOf;
  }

  /** About how many have been read; a header counts as well. */
  heard(rows: number): void {
    this.heardOf = rows;
  }

  /** How many there were. Pieces that are still on their way are heard of after that. */
  count(rows: number): void {
    this.counted = rows;
  }

  begin(files: OpenFiles): void {
    this.files = files;
    this.pieces = files.read[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  }

  /** Writes about so many rows more. False: that was the end of the file. */
  async write(rows: number): Promise<boolean> {
    for (const until = this.rows + rows; this.rows < until;) {
      const next = await this.pieces!.next();
      if (next.done) return false;
      this.bytes += next.value.length;
      this.hash.update(next.value);
      await this.files!.write.append(next.value);
    }
    return true;
  }

  async publish(): Promise<WrittenFile> {
    const { write } = this.files!;
    this.files = null;
    await write.publish();
    return { rows: this.rows, bytes: this.bytes, sha256: this.hash.digest('hex') };
  }

  /** Ends what has not come to its end; an unfinished file is removed. */
  async letGo(): Promise<void> {
    const { files } = this;
    this.files = null;
    files?.read.destroy();
    await files?.write.discard();
  }
}
