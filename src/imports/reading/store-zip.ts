import { crc32 } from 'node:zlib';
import type { ArchiveEntry } from './unpack-zip.js';

/** Writes an uncompressed ZIP archive, for a reader that wants a whole archive. */
export function storeZip(entries: readonly ArchiveEntry[]): Buffer {
  const local: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content } of entries) {
    const label = Buffer.from(name);
    const sizes = sizesOf(content, label);
    const header = Buffer.concat([Buffer.from('PK\x03\x04\x14\x00', 'latin1'), sizes, label]);
    directory.push(directoryEntry(sizes, offset, label));
    local.push(header, content);
    offset += header.length + content.length;
  }
  const index = Buffer.concat(directory);
  return Buffer.concat([...local, index, endOfDirectory(entries.length, index.length, offset)]);
}

/** The 24 bytes that local header and directory entry share: flags, method, time, CRC, sizes, name length. */
function sizesOf(content: Buffer, label: Buffer): Buffer {
  const bytes = Buffer.alloc(24);
  bytes.writeUInt16LE(UTF8_NAMES, 0);
  bytes.writeUInt32LE(crc32(content), 8);
  bytes.writeUInt32LE(content.length, 12);
  bytes.writeUInt32LE(content.length, 16);
  bytes.writeUInt16LE(label.length, 20);
  return bytes;
}

const UTF8_NAMES = 0x0800;

function directoryEntry(sizes: Buffer, offset: number, label: Buffer): Buffer {
  const place = Buffer.alloc(14);
  place.writeUInt32LE(offset, 10);
  return Buffer.concat([Buffer.from('PK\x01\x02\x14\x00\x14\x00', 'latin1'), sizes, place, label]);
}

function endOfDirectory(count: number, length: number, offset: number): Buffer {
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(length, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}
