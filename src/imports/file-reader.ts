import { Inject, Injectable } from '@nestjs/common';
import pLimit from 'p-limit';
import { fail, type Result } from '../kernel/result.js';
import { CONFIG, type Config } from '../platform/config/index.js';
import { inThread, type ThreadAnswer } from '../platform/threads/index.js';
import type { Table } from './domain/table.js';
import type { ImportKind } from './import.entity.js';
import { DEFAULT_LIMITS, HISTORY_LIMITS, type Limits } from './reading/limits.js';
import type { FileToRead } from './reading/table.thread.js';

const THREAD = new URL('./reading/table.thread.js', import.meta.url);
const THREAD_LIMITS = { seconds: 30, megabytes: 1024 };
const LIMITS: Readonly<Record<ImportKind, Limits>> = {
  ROSTER: DEFAULT_LIMITS,
  JOB_SEARCH: DEFAULT_LIMITS,
  HISTORY: HISTORY_LIMITS,
};
/** More would only make each of them slower. */
const AT_ONCE = 2;

const STOPPED = {
  TOOK_TOO_LONG: fail(
    'FILE_TAKES_TOO_LONG',
    `Reading the file took more than ${THREAD_LIMITS.seconds} seconds; save only the list itself, as CSV.`,
    'file',
  ),
  NEEDED_TOO_MUCH_MEMORY: fail(
    'FILE_NEEDS_TOO_MUCH_MEMORY',
    'The file is too large when unpacked; save only the list itself, as CSV.',
    'file',
  ),
};

/** Reads files beside the service, a few at a time, so that it goes on answering meanwhile. */
@Injectable()
export class FileReader {
  private readonly aFewAtATime = pLimit(AT_ONCE);

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  read(kind: ImportKind, bytes: Buffer, encoding: string | null = null): Promise<Result<Table>> {
    const limits = { ...LIMITS[kind], maxBytes: this.config.importMaxBytes };
    const file: FileToRead = { bytes, encoding, limits };
    return this.aFewAtATime(async () => tableIn(await inThread<Result<Table>>(THREAD, file, THREAD_LIMITS)));
  }
}

const tableIn = (answer: ThreadAnswer<Result<Table>>): Result<Table> =>
  'stopped' in answer ? STOPPED[answer.stopped] : answer.answer;
