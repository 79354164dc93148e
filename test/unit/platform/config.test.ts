import { describe, expect, it } from 'vitest';
import { ConfigurationError, readConfig, readMigrationUrl } from '../../../src/platform/config/config.js';

const SECRET = 's'.repeat(32);
const least = { DATABASE_URL: 'postgres://followthrough_app:pw@localhost:5432/followthrough', JWT_SECRET: SECRET };

describe('readConfig', () => {
  it('needs a database and a secret, and has a default for everything else', () => {
    expect(readConfig(least)).toEqual({
      environment: 'development',
      port: 3000,
      host: '127.0.0.1',
      publicUrl: 'http://localhost:3000',
      databaseUrl: least.DATABASE_URL,
      databaseSchedulerUrl: null,
      databasePoolSize: 10,
      hotReadConnections: 4,
      redisUrl: null,
      smtpUrl: null,
      smtpConnections: 10,
      mailFrom: 'Followthrough <no-reply@localhost>',
      vapid: null,
      deliveryLeaseSeconds: 60,
      jwtSecret: SECRET,
      accessTokenMinutes: 10,
      refreshTokenDays: 30,
      demo: false,
      logLevel: 'info',
      trustProxy: false,
      bodyLimitBytes: 1_048_576,
      importMaxBytes: 20_971_520,
      storage: { directory: 'data/files' },
      exportKeepDays: 7,
      shutdownGraceSeconds: 10,
    });
  });

  it('keeps files in a bucket when it has one, with its keys', () => {
    const bucket = { STORAGE_S3_BUCKET: 'files', STORAGE_S3_ENDPOINT: 'http://minio:9000' };
    expect(failureOf({ ...least, ...bucket }).problems.map((problem) => problem.split(' ')[0])).toEqual([
      'STORAGE_S3_ACCESS_KEY_ID',
      'STORAGE_S3_SECRET_ACCESS_KEY',
    ]);
    const keys = { STORAGE_S3_ACCESS_KEY_ID: 'id', STORAGE_S3_SECRET_ACCESS_KEY: 'secret' };
    expect(readConfig({ ...least, ...bucket, ...keys }).storage).toEqual({
      bucket: 'files',
      region: 'us-east-1',
      endpoint: 'http://minio:9000',
      accessKeyId: 'id',
      secretAccessKey: 'secret',
    });
  });

  it('names every wrong variable at once, in the order of the table', () => {
    const error = failureOf({
      PORT: 'many',
      DATABASE_URL: 'mysql://db/x',
      JWT_SECRET: 'short',
      REDIS_URL: 'localhost',
      LOG_LEVEL: 'loud',
    });
    expect(error.problems.map((problem) => problem.split(' ')[0])).toEqual([
      'PORT',
      'DATABASE_URL',
      'REDIS_URL',
      'JWT_SECRET',
      'LOG_LEVEL',
    ]);
    expect(error.message).toContain('PORT is "many"; it must be a whole number from 1 to 65535');
  });

  it('says which are missing', () => {
    expect(failureOf({}).problems).toEqual([
      expect.stringMatching(/^DATABASE_URL is missing; it must be postgres:\/\//),
      expect.stringMatching(/^JWT_SECRET is missing; it must be at least 32 bytes/),
    ]);
  });

  it('never shows a secret, not even a wrong one', () => {
    const { message } = failureOf({
      ...least,
      JWT_SECRET: 'hunter2',
      DATABASE_URL: 'mysql://u:hunter2@db/x',
      REDIS_URL: 'http://:hunter2@r',
    });
    expect(message).not.toContain('hunter2');
  });

  it('reads an empty variable as absent', () => {
    expect(readConfig({ ...least, REDIS_URL: '', PORT: '' })).toMatchObject({ redisUrl: null, port: 3000 });
  });

  it.each([
    ['true', true],
    ['false', false],
    ['2', 2],
    ['10.0.0.0/8, ::1', '10.0.0.0/8, ::1'],
  ])('reads TRUST_PROXY %s as Fastify wants it', (text, value) => {
    expect(readConfig({ ...least, TRUST_PROXY: text }).trustProxy).toBe(value);
  });

  it.each([
    ['PORT', '0'],
    ['PORT', '65536'],
    ['PORT', '3000.5'],
    ['PORT', '-1'],
    ['HOST', 'two words'],
    ['PUBLIC_URL', 'careers.example.edu'],
    ['DATABASE_URL', 'postgres:///nowhere'],
    ['DATABASE_POOL_SIZE', '0'],
    ['DEMO', 'yes'],
    ['TRUST_PROXY', '0'],
    ['TRUST_PROXY', 'everybody'],
    ['ACCESS_TOKEN_MINUTES', '61'],
    ['NODE_ENV', 'prod'],
  ])('refuses %s=%s', (name, value) => {
    expect(failureOf({ ...least, [name]: value }).problems).toHaveLength(1);
  });

  it('counts the secret in bytes', () => {
    expect(readConfig({ ...least, JWT_SECRET: 'ü'.repeat(16) }).jwtSecret).toHaveLength(16);
    expect(failureOf({ ...least, JWT_SECRET: 'u'.repeat(31) }).problems).toHaveLength(1);
  });

  it('asks for the public address in production and refuses the demo there, beside other faults', () => {
    const { problems } = failureOf({ ...least, NODE_ENV: 'production', DEMO: 'true', PORT: 'x' });
    expect(problems.map((problem) => problem.split(' ')[0])).toEqual(['PORT', 'PUBLIC_URL', 'DEMO']);
    expect(readConfig({ ...least, NODE_ENV: 'production', PUBLIC_URL: 'https://careers.example.edu/' }).publicUrl).toBe(
      'https://careers.example.edu',
    );
  });

  it('asks for a sender beside a mail server, and for both keys of web push', () => {
    const { problems } = failureOf({ ...least, SMTP_URL: 'smtp://mail:25', VAPID_PUBLIC_KEY: 'B'.repeat(87) });
    expect(problems.map((problem) => problem.split(' ')[0])).toEqual(['MAIL_FROM', 'VAPID_PUBLIC_KEY']);
    const keys = { VAPID_PUBLIC_KEY: 'B'.repeat(87), VAPID_PRIVATE_KEY: 'p'.repeat(43) };
    const { vapid } = readConfig({ ...least, ...keys, MAIL_FROM: 'Careers <careers@example.edu>' });
    expect(vapid).toEqual({
      subject: 'mailto:careers@example.edu',
      publicKey: keys.VAPID_PUBLIC_KEY,
      privateKey: keys.VAPID_PRIVATE_KEY,
    });
  });

  it.each(['a@b\r\nBcc: c@d', 'nobody', 'A <a@b> <c@d>'])('refuses the sender %j', (MAIL_FROM) => {
    expect(failureOf({ ...least, MAIL_FROM }).problems[0]).toContain('MAIL_FROM');
  });

  it('cannot be changed afterwards', () => {
    expect(Object.isFrozen(readConfig(least))).toBe(true);
  });
});

describe('readMigrationUrl', () => {
  it('answers the owner address', () => {
    const DATABASE_OWNER_URL = 'postgres://followthrough_owner:pw@localhost:5432/followthrough';
    expect(readMigrationUrl({ DATABASE_OWNER_URL })).toBe(DATABASE_OWNER_URL);
  });

  it.each([{}, { DATABASE_OWNER_URL: '' }, { DATABASE_OWNER_URL: 'mysql://owner:hunter2@db/x' }])(
    'refuses %o without showing it',
    (env) => {
      expect(() => readMigrationUrl(env)).toThrow(ConfigurationError);
      expect(() => readMigrationUrl(env)).not.toThrow(/hunter2/);
    },
  );
});

function failureOf(env: Record<string, string>): ConfigurationError {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigurationError) return error;
    throw error;
  }
  throw new Error('readConfig accepted a wrong environment');
}
