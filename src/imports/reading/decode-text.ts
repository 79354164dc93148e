import { isUtf8 } from 'node:buffer';
import chardet from 'chardet';
import iconv from 'iconv-lite';
import { fail, ok, type Result } from '../../kernel/result.js';

export interface DecodedText {
  readonly text: string;
  readonly encoding: string;
}

const BYTE_ORDER_MARKS = [
  { bytes: Buffer.from([0xef, 0xbb, 0xbf]), encoding: 'utf-8' },
  { bytes: Buffer.from([0xff, 0xfe]), encoding: 'utf-16le' },
  { bytes: Buffer.from([0xfe, 0xff]), encoding: 'utf-16be' },
] as const;

/**
 * What spreadsheet programs really write when the statistics say ISO 8859: the Windows code page of the same script, which has
 * the same letters.
 */
const WRITTEN_AS: Readonly<Record<string, string>> = {
  'ISO-8859-1': 'windows-1252',
  'ISO-8859-5': 'windows-1251',
  'ISO-8859-9': 'windows-1254',
};

const LAST_RESORT = 'windows-1252';
const SAMPLE_BYTES = 256 * 1024;
/** Control characters that no spreadsheet writes into text. */
// oxlint-disable-next-line no-control-regex
const BINARY = /[\u0001-\u0008\u000e-\u001f]/;

/** Turns bytes into text: byte order mark, else valid UTF-8, else the likeliest code page. */
export function decodeText(bytes: Buffer, encoding: string | null): Result<DecodedText> {
  if (encoding !== null && !iconv.encodingExists(encoding)) {
    return fail('ENCODING_UNKNOWN', `The encoding "${encoding}" is not known; try utf-8 or windows-1252.`);
  }
  const chosen = encoding ?? encodingOf(bytes);
  return withoutBinary({ text: iconv.decode(bytes, chosen), encoding: chosen });
}

function encodingOf(bytes: Buffer): string {
  const mark = BYTE_ORDER_MARKS.find((known) => bytes.subarray(0, known.bytes.length).equals(known.bytes));
  if (mark) return mark.encoding;
  return isUtf8(bytes) ? 'utf-8' : likeliestCodePage(bytes.subarray(0, SAMPLE_BYTES));
}

function likeliestCodePage(sample: Buffer): string {
  const guess = chardet.analyse(sample).map((match) => WRITTEN_AS[match.name] ?? match.name);
  return guess.find((name) => isCodePage(name) && iconv.encodingExists(name)) ?? LAST_RESORT;
}

/** UTF-8 has been ruled out, and wider encodings carry a byte order mark. */
const isCodePage = (name: string): boolean => !/^utf|^iso-2022/i.test(name);

function withoutBinary(decoded: DecodedText): Result<DecodedText> {
  const { text } = decoded;
  const nul = text.indexOf('\0');
  if (nul >= 0) {
    return fail('NUL_BYTES', `Line ${lineAt(text, nul)} holds NUL bytes; save the file as CSV UTF-8 and try again.`);
  }
  const binary = text.search(BINARY);
  if (binary < 0) return ok(decoded);
  return fail('NOT_A_TABLE', `Line ${lineAt(text, binary)} holds binary data; save the list as XLSX or CSV.`);
}

const lineAt = (text: string, offset: number): number => text.slice(0, offset).split(/\r\n|\r|\n/).length;
