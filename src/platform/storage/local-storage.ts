import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { type ByteRange, type FileToBe, Storage } from './storage.js';

const KEY = /^[\w-][\w.-]*(?:\/[\w-][\w.-]*)*$/;

/** Files in a folder of this machine; every process that writes or reads them must see the same folder. */
export class LocalStorage extends Storage {
  private readonly folder: string;

  constructor(folder: string) {
    super();
    this.folder = resolve(folder);
  }

  async write(key: string): Promise<FileToBe> {
    const path = this.pathOf(key);
    const begun = begunOf(path);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    return new LocalFileToBe(await open(begun, 'wx', 0o600), begun, path);
  }

  async read(key: string, range?: ByteRange): Promise<Readable | null> {
    const file = await openIfThere(this.pathOf(key));
    return file && file.createReadStream(range && { start: range.first, end: range.last });
  }

  async remove(key: string): Promise<void> {
    const path = this.pathOf(key);
    for (const each of [path, begunOf(path)]) await rm(each, { force: true });
  }

  private pathOf(key: string): string {
    if (!KEY.test(key)) throw new Error(`"${key}" is no key of a file.`);
    return join(this.folder, key);
  }
}

/** Under this name it cannot be read. */
const begunOf = (path: string): string => `${path}.part`;

const openIfThere = async (path: string): Promise<FileHandle | null> => {
  try {
    return await open(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
};

class LocalFileToBe implements FileToBe {
  constructor(
    private readonly file: FileHandle,
    private readonly begun: string,
    private readonly path: string,
  ) {}

  async append(piece: Buffer): Promise<void> {
    await this.file.appendFile(piece);
  }

  /** On the disk before it has its name, and its name on the disk before we say so. */
  async publish(): Promise<void> {
    await this.file.sync();
    await this.file.close();
    await rename(this.begun, this.path);
    const folder = await open(dirname(this.path));
    await folder.sync().finally(() => folder.close());
  }

  async discard(): Promise<void> {
    await this.file.close();
    await rm(this.begun, { force: true });
  }
}
