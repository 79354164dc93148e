import { expect, it } from 'vitest';
import { QueryFailedError } from 'typeorm';
import { errorInLog } from '../../../src/platform/logging/index.js';

const refusal = Object.assign(new Error('invalid input syntax for type uuid: "ada@example.org"'), {
  severity: 'ERROR',
  code: '23505',
  constraint: 'users_email_key',
  detail: 'Key (email)=(ada@example.org) already exists.',
});

it.each([
  ['the driver', refusal],
  ['TypeORM', new QueryFailedError('INSERT INTO users VALUES ($1)', ['ada@example.org'], refusal)],
])('writes an error of %s without what people wrote', (_, error) => {
  const logged = errorInLog(error);
  expect(JSON.stringify(logged)).not.toContain('ada@');
  expect(logged).toMatchObject({ code: '23505', constraint: 'users_email_key' });
  expect(logged.message).toContain('invalid input syntax for type uuid: "…"');
});

it('writes a mistake of ours as it is, with where it came from', () => {
  const logged = errorInLog(new RangeError('no such "thing"'));
  expect(logged).toMatchObject({ type: 'RangeError', message: 'no such "thing"' });
  expect(logged.stack).toMatch(/^\s+at .*error-in-log\.test/);
});
