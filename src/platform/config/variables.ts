import { z } from 'zod';

/** Every environment variable the service reads: how it is parsed, and in words what it must look like. */
export const VARIABLES = {
  NODE_ENV: {
    schema: z.enum(['development', 'test', 'production']).default('development'),
    mustBe: 'development, test or production',
  },
  PORT: { schema: wholeNumber(1, 65_535).default(3000), mustBe: 'a whole number from 1 to 65535' },
  HOST: {
    schema: z.string().regex(/^\S+$/).default('127.0.0.1'),
    mustBe: 'an address to listen on, such as 127.0.0.1 or 0.0.0.0',
  },
  PUBLIC_URL: {
    schema: addressOf('http', 'https').optional(),
    mustBe: 'the address people open, such as https://careers.example.edu',
  },
  DATABASE_URL: {
    schema: addressOf('postgres', 'postgresql'),
    mustBe: 'postgres://followthrough_app:password@host:5432/database',
    secret: true,
  },
  DATABASE_SCHEDULER_URL: {
    schema: addressOf('postgres', 'postgresql').optional(),
    mustBe: 'postgres://followthrough_scheduler:password@host:5432/database',
    secret: true,
  },
  DATABASE_POOL_SIZE: {
    schema: wholeNumber(1, 500).default(10),
    mustBe: 'a whole number of connections from 1 to 500',
  },
  HOT_READ_CONNECTIONS: { schema: wholeNumber(1, 50).default(4), mustBe: 'a whole number of connections from 1 to 50' },
  REDIS_URL: {
    schema: addressOf('redis', 'rediss').optional(),
    mustBe: 'redis://host:6379 or rediss://user:password@host:6379',
    secret: true,
  },
  SMTP_URL: {
    schema: addressOf('smtp', 'smtps').optional(),
    mustBe: 'smtp://user:password@host:587 or smtps://user:password@host:465',
    secret: true,
  },
  SMTP_CONNECTIONS: { schema: wholeNumber(1, 100).default(10), mustBe: 'a whole number of connections from 1 to 100' },
  MAIL_FROM: {
    schema: z
      .string()
      .regex(/^(?:[^<>@\r\n]{1,100} <)?[^\s<>@]+@[^\s<>@]+>?$/)
      .default('Followthrough <no-reply@localhost>'),
    mustBe: 'a sender such as Career Center <careers@example.edu>',
  },
  VAPID_PUBLIC_KEY: {
    schema: z
      .string()
      .regex(/^[\w-]{87}$/)
      .optional(),
    mustBe: 'the public key that "npx web-push generate-vapid-keys" prints',
  },
  VAPID_PRIVATE_KEY: {
    schema: z
      .string()
      .regex(/^[\w-]{43}$/)
      .optional(),
    mustBe: 'the private key that "npx web-push generate-vapid-keys" prints',
    secret: true,
  },
  DELIVERY_LEASE_SECONDS: {
    schema: wholeNumber(2, 3600).default(60),
    mustBe: 'a whole number of seconds from 2 to 3600',
  },
  JWT_SECRET: {
    schema: z.string().refine((secret) => Buffer.byteLength(secret) >= 32),
    mustBe: 'at least 32 bytes; make one with "openssl rand -hex 32"',
    secret: true,
  },
  ACCESS_TOKEN_MINUTES: { schema: wholeNumber(1, 60).default(10), mustBe: 'a whole number of minutes from 1 to 60' },
  REFRESH_TOKEN_DAYS: { schema: wholeNumber(1, 365).default(30), mustBe: 'a whole number of days from 1 to 365' },
  DEMO: { schema: trueOrFalse().default(false), mustBe: 'true or false' },
  LOG_LEVEL: {
    schema: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
    mustBe: 'fatal, error, warn, info, debug, trace or silent',
  },
  TRUST_PROXY: {
    schema: z
      .union([trueOrFalse(), wholeNumber(1, 10), z.string().regex(/^[\da-f.:/, ]*[.:][\da-f.:/, ]*$/i)])
      .default(false),
    mustBe: 'true, false, the number of proxies in front (1 to 10), or their addresses, such as 10.0.0.0/8',
  },
  BODY_LIMIT_BYTES: {
    schema: wholeNumber(1024, 1024 ** 3).default(1024 ** 2),
    mustBe: 'a whole number of bytes from 1024 to 1073741824',
  },
  IMPORT_MAX_BYTES: {
    schema: wholeNumber(1024, 1024 ** 3).default(20 * 1024 ** 2),
    mustBe: 'a whole number of bytes from 1024 to 1073741824',
  },
  STORAGE_DIRECTORY: {
    schema: z.string().regex(/\S/).default('data/files'),
    mustBe: 'a folder, such as /var/lib/followthrough',
  },
  STORAGE_S3_BUCKET: {
    schema: z
      .string()
      .regex(/^[a-z\d][a-z\d.-]{1,61}[a-z\d]$/)
      .optional(),
    mustBe: 'the name of a bucket, such as followthrough-files',
  },
  STORAGE_S3_REGION: {
    schema: z
      .string()
      .regex(/^[\w-]+$/)
      .default('us-east-1'),
    mustBe: 'a region such as eu-central-1',
  },
  STORAGE_S3_ENDPOINT: {
    schema: addressOf('http', 'https').optional(),
    mustBe: 'the address of an S3-compatible service, such as https://s3.example.org',
  },
  STORAGE_S3_ACCESS_KEY_ID: { schema: z.string().regex(/^\S+$/).optional(), mustBe: 'the id of an access key' },
  STORAGE_S3_SECRET_ACCESS_KEY: {
    schema: z.string().regex(/^\S+$/).optional(),
    mustBe: 'the secret of the access key',
    secret: true,
  },
  EXPORT_KEEP_DAYS: { schema: wholeNumber(1, 90).default(7), mustBe: 'a whole number of days from 1 to 90' },
  SHUTDOWN_GRACE_SECONDS: {
    schema: wholeNumber(0, 300).default(10),
    mustBe: 'a whole number of seconds from 0 to 300',
  },
} satisfies Record<string, Variable>;

export type VariableName = keyof typeof VARIABLES;
export type Values = { readonly [Name in VariableName]: z.output<(typeof VARIABLES)[Name]['schema']> };

export interface Variable {
  readonly schema: z.ZodType;
  readonly mustBe: string;
  /** Its value is never shown, not even a wrong one. */
  readonly secret?: boolean;
}

function wholeNumber(least: number, most: number) {
  return z.string().regex(/^\d+$/).transform(Number).pipe(z.number().min(least).max(most));
}

function trueOrFalse() {
  return z.enum(['true', 'false']).transform((word) => word === 'true');
}

function addressOf(...schemes: string[]) {
  return z
    .string()
    .refine(
      (text) =>
        URL.canParse(text) && schemes.includes(new URL(text).protocol.slice(0, -1)) && new URL(text).hostname !== '',
    );
}
