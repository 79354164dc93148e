import { expect, it } from 'vitest';
import { z } from 'zod';
import { RowEdit } from '../../../src/imports/imports.input.js';
import { parse } from '../../../src/platform/validation/index.js';

const messagesOf = (schema: z.ZodType, input: unknown): string[] => {
  const parsed = parse(schema, input);
  return parsed.ok ? [] : parsed.failures.map(({ message }) => message);
};

it('says in our words what bounds a number', () => {
  const schema = z.object({ version: z.int().positive(), hours: z.number().min(2).max(5) });
  expect(messagesOf(schema, { version: 0, hours: 6 })).toEqual([
    'version: must be more than 0.',
    'hours: must be at most 5.',
  ]);
  expect(messagesOf(schema, { version: 1, hours: 1 })).toEqual(['hours: must be at least 2.']);
});

it('asks for a line that can be, and for text that can be kept in an import row', () => {
  const edit = { importId: '01a20599-921b-7797-b6c6-c9a17a8de4b2', version: 1, line: -1 };
  expect(messagesOf(RowEdit, edit)).toEqual(['line: must be the line on which the row begins, from 1.']);
  const cells = [{ column: 'name', value: 'a\u0000b' }];
  expect(messagesOf(RowEdit, { ...edit, line: 2, cells })).toEqual([
    'cells.0.value: must not contain the character NUL.',
  ]);
});
