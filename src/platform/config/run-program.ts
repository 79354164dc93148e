import { NotACommand } from './command-line.js';
import { ConfigurationError } from './config.js';

/** Runs a program to its end. What the operator can put right is told in a sentence, without a stack; all else fails loudly. */
export const runProgram = async (program: () => Promise<void>): Promise<void> => {
  try {
    await program();
  } catch (error) {
    const told = whatToPutRight(error);
    if (told === null) throw error;
    (told.status === 0 ? process.stdout : process.stderr).write(`${told.sentence}\n`);
    // Half-opened connections would keep the process alive.
    process.exit(told.status);
  }
};

interface Told {
  readonly sentence: string;
  /** As shells know it: 2 for a command that was not understood. */
  readonly status: 0 | 1 | 2;
}

const whatToPutRight = (error: unknown): Told | null => {
  if (error instanceof NotACommand) return { sentence: error.message, status: error.wantedHelp ? 0 : 2 };
  if (error instanceof ConfigurationError) return { sentence: error.message, status: 1 };
  const { code, port } = error as { code?: unknown; port?: unknown };
  if (code !== 'EADDRINUSE') return null;
  return { sentence: `Port ${String(port)} is taken; choose another with PORT=${Number(port) + 1}.`, status: 1 };
};
