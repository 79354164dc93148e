import { ConfigurationError } from './config.js';

/** Runs a program to its end. What the operator can put right is told in a sentence, without a stack; all else fails loudly. */
export const runProgram = async (program: () => Promise<void>): Promise<void> => {
  try {
    await program();
  } catch (error) {
    const sentence = whatToPutRight(error);
    if (sentence === null) throw error;
    process.stderr.write(`${sentence}\n`);
    // Half-opened connections would keep the process alive.
    process.exit(1);
  }
};

const whatToPutRight = (error: unknown): string | null => {
  if (error instanceof ConfigurationError) return error.message;
  const { code, port } = error as { code?: unknown; port?: unknown };
  if (code === 'EADDRINUSE') return `Port ${String(port)} is taken; choose another with PORT=${Number(port) + 1}.`;
  return null;
};
