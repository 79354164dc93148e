import { inflateRawSync } from 'node:zlib';
import { fail, ok, type Result } from '../../kernel/result.js';
import { sum } from '../../kernel/sum.js';

/**
 * A ZIP reader that believes nothing: sizes are checked before and while unpacking. Terms and offsets: PKWARE APPNOTE 6.3.10,
 * sections 4.3.7 (local header), 4.3.12 (central directory) and 4.3.16 (its end).
 */

export interface ArchiveEntry {
  readonly name: string;
  readonly content: Buffer;
}

interface DirectoryEntry {
  readonly name: string;
  readonly flags: number;
  readonly method: number;
  readonly packedSize: number;
  readonly unpackedSize: number;
  readonly offset: number;
}

const END_OF_DIRECTORY = { signature: 0x06054b50, length: 22, maxComment: 0xffff } as const;
const DIRECTORY_ENTRY = { signature: 0x02014b50, length: 46 } as const;
const LOCAL_HEADER = { signature: 0x04034b50, length: 30 } as const;
const METHOD = { stored: 0, deflated: 8 } as const;
const ENCRYPTED = 1;
const MAX_ENTRIES = 10_000;

/** Unpacks the entries whose names are wanted, at most `maxUnpackedBytes` of them together. */
export function unpackZip(
  archive: Buffer,
  isWanted: (name: string) => boolean,
  maxUnpackedBytes: number,
): Result<readonly ArchiveEntry[]> {
  try {
    const wanted = readDirectory(archive).filter((entry) => isWanted(entry.name));
    const declared = sum(wanted.map(({ unpackedSize }) => unpackedSize));
    if (declared > maxUnpackedBytes) return tooLarge(declared, maxUnpackedBytes);
    return ok(wanted.map((entry) => ({ name: entry.name, content: unpackEntry(archive, entry) })));
  } catch {
    // Offsets beyond the end, wrong signatures, broken or lying streams: all the same to the person with the file.
    return fail('WORKBOOK_UNREADABLE', 'The workbook is damaged; open it and save it again as XLSX or CSV.');
  }
}

const tooLarge = (declared: number, limit: number): Result<never> =>
  fail(
    'WORKBOOK_UNPACKS_TOO_LARGE',
    `The workbook unpacks to ${declared} bytes, at most ${limit} are read; save only the list itself, as CSV.`,
  );

function readDirectory(archive: Buffer): readonly DirectoryEntry[] {
  const end = endOfDirectory(archive);
  const count = archive.readUInt16LE(end + 10);
  if (count > MAX_ENTRIES) throw new RangeError('too many entries');
  const entries: DirectoryEntry[] = [];
  let at = archive.readUInt32LE(end + 16);
  for (let nth = 0; nth < count; nth += 1) {
    expectSignature(archive, at, DIRECTORY_ENTRY.signature);
    const nameLength = archive.readUInt16LE(at + 28);
    entries.push(directoryEntry(archive, at, nameLength));
    at += DIRECTORY_ENTRY.length + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  return entries;
}

function endOfDirectory(archive: Buffer): number {
  const last = archive.length - END_OF_DIRECTORY.length;
  for (let at = last; at >= Math.max(0, last - END_OF_DIRECTORY.maxComment); at -= 1) {
    if (archive.readUInt32LE(at) === END_OF_DIRECTORY.signature) return at;
  }
  throw new RangeError('no central directory');
}

/** ZIP64 keeps sizes from 4 GiB elsewhere and writes 0xFFFFFFFF here, which is beyond every limit as it stands. */
const directoryEntry = (archive: Buffer, at: number, nameLength: number): DirectoryEntry => ({
  name: archive.toString('utf8', at + DIRECTORY_ENTRY.length, at + DIRECTORY_ENTRY.length + nameLength),
  flags: archive.readUInt16LE(at + 8),
  method: archive.readUInt16LE(at + 10),
  packedSize: archive.readUInt32LE(at + 20),
  unpackedSize: archive.readUInt32LE(at + 24),
  offset: archive.readUInt32LE(at + 42),
});

function unpackEntry(archive: Buffer, entry: DirectoryEntry): Buffer {
  expectSignature(archive, entry.offset, LOCAL_HEADER.signature);
  if (entry.flags & ENCRYPTED) throw new RangeError('encrypted');
  const names = archive.readUInt16LE(entry.offset + 26) + archive.readUInt16LE(entry.offset + 28);
  const start = entry.offset + LOCAL_HEADER.length + names;
  const content = inflated(archive.subarray(start, start + entry.packedSize), entry);
  if (content.length !== entry.unpackedSize) throw new RangeError('size differs from the directory');
  return content;
}

function inflated(packed: Buffer, entry: DirectoryEntry): Buffer {
  if (entry.method === METHOD.stored) return packed;
  if (entry.method !== METHOD.deflated) throw new RangeError('unknown compression');
  // The declared size has passed the limit; a stream that holds more than it declares stops here.
  return inflateRawSync(packed, { maxOutputLength: Math.max(1, entry.unpackedSize) });
}

function expectSignature(archive: Buffer, at: number, signature: number): void {
  if (archive.readUInt32LE(at) !== signature) throw new RangeError('wrong signature');
}
