/** How a file is to be read, told from its first bytes and not from its name. */
export type FileKind =
  | { readonly reading: 'XLSX' | 'CSV' }
  | { readonly reading: 'REFUSED'; readonly code: string; readonly message: string };

interface Signature {
  readonly bytes: readonly number[];
  readonly kind: FileKind;
}

const refused = (code: string, message: string): FileKind => ({ reading: 'REFUSED', code, message });
const notATable = (what: string): FileKind =>
  refused('NOT_A_TABLE', `This is ${what}, not a table; save the list as XLSX or CSV.`);

const SIGNATURES: readonly Signature[] = [
  { bytes: [0x50, 0x4b], kind: { reading: 'XLSX' } },
  {
    // OLE: what Excel wrote until 2003, and the envelope of an encrypted XLSX.
    bytes: [0xd0, 0xcf, 0x11, 0xe0],
    kind: refused(
      'OLD_OR_PROTECTED_WORKBOOK',
      'This is an old .xls workbook or one with a password; save it without a password as XLSX or CSV.',
    ),
  },
  { bytes: [0x25, 0x50, 0x44, 0x46], kind: notATable('a PDF') },
  { bytes: [0x89, 0x50, 0x4e, 0x47], kind: notATable('a picture') },
  { bytes: [0xff, 0xd8, 0xff], kind: notATable('a picture') },
  { bytes: [0x1f, 0x8b], kind: notATable('a gzip archive') },
];

/** Tells the kind of file by its signature; anything without one is taken for text. */
export function fileKindOf(bytes: Buffer): FileKind {
  const signature = SIGNATURES.find((known) => known.bytes.every((byte, at) => bytes[at] === byte));
  return signature?.kind ?? { reading: 'CSV' };
}
