import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';

const INTERRUPTED = 130;

/** Asks on a terminal for one line, and shows nothing of it. */
export const hiddenLine = async (
  question: string,
  { input, output }: { input: NodeJS.ReadableStream; output: NodeJS.WritableStream } = {
    input: process.stdin,
    output: process.stderr,
  },
): Promise<string> => {
  output.write(question);
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input, output: nowhere, terminal: true });
  lines.on('SIGINT', () => process.exit(INTERRUPTED));
  const line = await lines.question('');
  lines.close();
  output.write('\n');
  return line;
};
