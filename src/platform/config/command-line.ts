import { parseArgs, type ParseArgsConfig } from 'node:util';

type Options = NonNullable<ParseArgsConfig['options']>;
type Values<Asked extends Options> = ReturnType<typeof parseArgs<{ options: Asked }>>['values'];

/** A command that is not run, because somebody asked how to, or asked for what it does not know. */
export class NotACommand extends Error {
  override readonly name = 'NotACommand';

  constructor(
    message: string,
    readonly wantedHelp = false,
  ) {
    super(message);
  }
}

/** The options of a command line; `--help` and what is unknown are answered with how the command is used. */
export function optionsOf<const Asked extends Options>(
  words: readonly string[],
  options: Asked,
  usage: string,
): Values<Asked> {
  if (words.includes('--help')) throw new NotACommand(usage, true);
  try {
    return parseArgs({ args: [...words], options }).values;
  } catch (error) {
    throw new NotACommand(`${(error as Error).message}\n${usage}`);
  }
}
