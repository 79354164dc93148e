import type { Readable } from 'node:stream';

/** Bytes of a file, the last one included. */
export interface ByteRange {
  readonly first: number;
  readonly last: number;
}

/** A file that is being written: nobody can read it before it is published. */
export interface FileToBe {
  /** Resolves when there is room for more. */
  append(piece: Buffer): Promise<void>;
  /** From now on the whole file stands under its key. */
  publish(): Promise<void>;
  /** Leaves nothing behind. */
  discard(): Promise<void>;
}

/** Where files are kept. A key is made of folders and a name, in letters, digits, dots and hyphens; it is written once. */
export abstract class Storage {
  abstract write(key: string): Promise<FileToBe>;
  /** Null: there is no such file. */
  abstract read(key: string, range?: ByteRange): Promise<Readable | null>;
  /** Also what a writer that died has left of it; removing what is not there is right. */
  abstract remove(key: string): Promise<void>;
}
