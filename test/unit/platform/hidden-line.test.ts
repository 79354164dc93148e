import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { hiddenLine } from '../../../src/platform/config/index.js';

it('takes one line as it is typed, corrections too, and shows nothing of it', async () => {
  const [input, output] = [new PassThrough(), new PassThrough()];
  const shown = text(output);
  const line = hiddenLine('Password: ', { input, output });
  for (const key of [...'four wotds', '\u007f', '\u007f', '\u007f', ...'rds of mine', '\r']) input.write(key);
  expect(await line).toBe('four words of mine');
  output.end();
  expect(await shown).toBe('Password: \n');
});
