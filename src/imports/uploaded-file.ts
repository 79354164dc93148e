import type { MultipartFile, MultipartValue } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { fail, ok, type Result } from '../kernel/result.js';

export interface UploadedFile {
  readonly bytes: Buffer;
  readonly fileName: string;
  /** The other fields of the form. */
  readonly fields: Readonly<Record<string, string>>;
}

const NO_FILE = fail('FILE_MISSING', 'Send the file as multipart/form-data in a field named "file".', 'file');
const TOO_LARGE = fail(
  'FILE_TOO_LARGE',
  'The file is larger than this service takes; split it into several files.',
  'file',
);
const TOO_MUCH = fail('FORM_NOT_VALID', 'Send one file and at most a few short fields.', null);
const BROKEN = fail(
  'FORM_NOT_VALID',
  'The form is broken or was cut off on the way; send it again as multipart/form-data with a boundary.',
  null,
);
const LONGEST_NAME = 255;

/** What the form parser answers to more than it takes. */
const REFUSALS: Readonly<Record<string, Result<never>>> = {
  FST_REQ_FILE_TOO_LARGE: TOO_LARGE,
  FST_FILES_LIMIT: TOO_MUCH,
  FST_FIELDS_LIMIT: TOO_MUCH,
  FST_PARTS_LIMIT: TOO_MUCH,
  FST_PROTO_VIOLATION: TOO_MUCH,
  FST_INVALID_MULTIPART_CONTENT_TYPE: NO_FILE,
};

/** Reads the one file of a form, and its fields in whatever order they come. */
export async function uploadedFile(request: FastifyRequest): Promise<Result<UploadedFile>> {
  if (!request.isMultipart()) return NO_FILE;
  try {
    return await readParts(request);
  } catch (error) {
    // Nothing of ours happens while the form is read, and the parser gives most of what it finds broken no code.
    return REFUSALS[(error as { code?: string }).code ?? ''] ?? BROKEN;
  }
}

async function readParts(request: FastifyRequest): Promise<Result<UploadedFile>> {
  const fields: Record<string, string> = {};
  let file: Pick<UploadedFile, 'bytes' | 'fileName'> | null = null;
  for await (const part of request.parts()) {
    if (isFile(part)) file = { bytes: await part.toBuffer(), fileName: nameOf(part) };
    else fields[part.fieldname] = String(part.value);
  }
  return file ? ok({ ...file, fields }) : NO_FILE;
}

/** Without what no row can keep and no screen shows: control characters and halves of characters. */
const nameOf = ({ filename }: MultipartFile): string =>
  (filename ?? '').replaceAll(/[\p{Cc}\p{Cs}]/gu, '').slice(-LONGEST_NAME) || 'file';

const isFile = (part: MultipartFile | MultipartValue): part is MultipartFile => part.type === 'file';
