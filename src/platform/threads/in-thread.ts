import { Worker } from 'node:worker_threads';

export interface ThreadLimits {
  readonly seconds: number;
  readonly megabytes: number;
}

export type ThreadAnswer<Answer> =
  { readonly answer: Answer } | { readonly stopped: 'TOOK_TOO_LONG' | 'NEEDED_TOO_MUCH_MEMORY' };

/** Runs a file in a thread of its own, so that what takes long there holds up nobody here; it answers with one message. */
export const inThread = <Answer>(file: URL, workerData: unknown, limits: ThreadLimits): Promise<ThreadAnswer<Answer>> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(file, { workerData, resourceLimits: { maxOldGenerationSizeMb: limits.megabytes } });
    const alarm = setTimeout(() => settle(() => resolve({ stopped: 'TOOK_TOO_LONG' })), limits.seconds * 1000);
    const settle = (tell: () => void): void => {
      clearTimeout(alarm);
      tell();
      void worker.terminate();
    };
    worker.once('message', (answer: Answer) => settle(() => resolve({ answer })));
    worker.once('error', (error: NodeJS.ErrnoException) =>
      settle(() =>
        error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? resolve({ stopped: 'NEEDED_TOO_MUCH_MEMORY' }) : reject(error),
      ),
    );
    worker.once('exit', () => settle(() => reject(new Error(`${file.pathname} ended without an answer.`))));
  });
