import { type Variable, VARIABLES, type VariableName, type Values } from './variables.js';

type Environment = Readonly<Record<string, string | undefined>>;

/** What the service was told to be, read once at start; nothing else reads the environment. */
export type Config = Readonly<ReturnType<typeof toConfig>>;

/** Names every wrong variable at once, each with what it must look like. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';

  constructor(readonly problems: readonly string[]) {
    super(
      `The environment is not right:\n${problems.map((problem) => `  ${problem}`).join('\n')}\nThe variables are listed in docs/operations.md.`,
    );
  }
}

/** The configuration in `env`, an empty variable counting as absent; throws a ConfigurationError with all that is wrong. */
export function readConfig(env: Environment = process.env): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const problems = [...wrongValues(given), ...wrongTogether(given)];
  if (problems.length > 0) throw new ConfigurationError(problems);
  return Object.freeze(toConfig(parsed(given)));
}

/** The owner's address, for the migration command only: the service itself must not know it. */
export function readMigrationUrl(env: Environment = process.env): string {
  const url = env['DATABASE_OWNER_URL'] || undefined;
  if (VARIABLES.DATABASE_URL.schema.safeParse(url).success) return url as string;
  throw new ConfigurationError([
    `DATABASE_OWNER_URL is ${url ? 'wrong (not shown)' : 'missing'}; it must be postgres://followthrough_owner:password@host:5432/database`,
  ]);
}

function toConfig(values: Values) {
  return {
    environment: values.NODE_ENV,
    port: values.PORT,
    host: values.HOST,
    publicUrl: values.PUBLIC_URL?.replace(/\/+$/, '') ?? `http://localhost:${values.PORT}`,
    databaseUrl: values.DATABASE_URL,
    /** Null: due work is not looked for by this process. */
    databaseSchedulerUrl: values.DATABASE_SCHEDULER_URL ?? null,
    databasePoolSize: values.DATABASE_POOL_SIZE,
    /** Connections shared by the short prepared reads, beside the pool. */
    hotReadConnections: values.HOT_READ_CONNECTIONS,
    /** Null: queue work runs inside this process. */
    redisUrl: values.REDIS_URL ?? null,
    /** Null: no mail goes over the wire. */
    smtpUrl: values.SMTP_URL ?? null,
    smtpConnections: values.SMTP_CONNECTIONS,
    mailFrom: values.MAIL_FROM,
    vapid: vapidOf(values),
    /** For how long a worker that has taken up a delivery holds it. */
    deliveryLeaseSeconds: values.DELIVERY_LEASE_SECONDS,
    jwtSecret: values.JWT_SECRET,
    accessTokenMinutes: values.ACCESS_TOKEN_MINUTES,
    refreshTokenDays: values.REFRESH_TOKEN_DAYS,
    demo: values.DEMO,
    logLevel: values.LOG_LEVEL,
    /** As Fastify's `trustProxy`: whose word on the client's address is believed. */
    trustProxy: values.TRUST_PROXY,
    bodyLimitBytes: values.BODY_LIMIT_BYTES,
    importMaxBytes: values.IMPORT_MAX_BYTES,
    /** Where files are kept. */
    storage: storageOf(values),
    exportKeepDays: values.EXPORT_KEEP_DAYS,
    shutdownGraceSeconds: values.SHUTDOWN_GRACE_SECONDS,
  };
}

const storageOf = (values: Values) =>
  values.STORAGE_S3_BUCKET
    ? {
        bucket: values.STORAGE_S3_BUCKET,
        region: values.STORAGE_S3_REGION,
        /** Null: Amazon's. */
        endpoint: values.STORAGE_S3_ENDPOINT ?? null,
        accessKeyId: values.STORAGE_S3_ACCESS_KEY_ID ?? '',
        secretAccessKey: values.STORAGE_S3_SECRET_ACCESS_KEY ?? '',
      }
    : { directory: values.STORAGE_DIRECTORY };

/** Null: nothing is pushed to browsers. */
const vapidOf = ({ VAPID_PUBLIC_KEY, VAPID_PRIVATE_KEY, MAIL_FROM }: Values) =>
  VAPID_PUBLIC_KEY && VAPID_PRIVATE_KEY
    ? { subject: `mailto:${addressIn(MAIL_FROM)}`, publicKey: VAPID_PUBLIC_KEY, privateKey: VAPID_PRIVATE_KEY }
    : null;

const addressIn = (sender: string): string => /[^\s<>]+@[^\s<>]+/.exec(sender)![0];

const names = Object.keys(VARIABLES) as VariableName[];

function wrongValues(given: Environment): string[] {
  return names
    .filter((name) => !VARIABLES[name].schema.safeParse(given[name]).success)
    .map((name) => problemOf(name, given[name]));
}

function problemOf(name: VariableName, value: string | undefined): string {
  const variable: Variable = VARIABLES[name];
  if (value === undefined) return `${name} is missing; it must be ${variable.mustBe}`;
  return `${name} is ${variable.secret ? 'wrong (not shown)' : `"${value}"`}; it must be ${variable.mustBe}`;
}

const S3_KEYS = ['STORAGE_S3_ACCESS_KEY_ID', 'STORAGE_S3_SECRET_ACCESS_KEY'] as const;

/** Variables that are right each alone but not together. */
function wrongTogether(given: Environment): string[] {
  const isProduction = given['NODE_ENV'] === 'production';
  const rules: readonly [boolean, string][] = [
    [given['SMTP_URL'] !== undefined && given['MAIL_FROM'] === undefined, problemOf('MAIL_FROM', undefined)],
    [
      (given['VAPID_PUBLIC_KEY'] === undefined) !== (given['VAPID_PRIVATE_KEY'] === undefined),
      'VAPID_PUBLIC_KEY and VAPID_PRIVATE_KEY belong together; set both or neither',
    ],
    ...S3_KEYS.map((name): [boolean, string] => [
      given['STORAGE_S3_BUCKET'] !== undefined && given[name] === undefined,
      problemOf(name, undefined),
    ]),
    [isProduction && given['PUBLIC_URL'] === undefined, problemOf('PUBLIC_URL', undefined)],
    [
      isProduction && given['DEMO'] === 'true',
      'DEMO is "true"; it must be false in production, because the demo passwords are known to everybody',
    ],
  ];
  return rules.filter(([broken]) => broken).map(([, problem]) => problem);
}

function parsed(given: Environment): Values {
  return Object.fromEntries(names.map((name) => [name, VARIABLES[name].schema.parse(given[name])])) as Values;
}
