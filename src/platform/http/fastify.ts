import { FastifyAdapter } from '@nestjs/platform-fastify';
import { destination } from 'pino';
import { newId } from '../clock/index.js';
import type { Config } from '../config/index.js';
import { errorInLog } from '../logging/index.js';
import { RequestLog } from './request-log.js';

const STANDARD_OUTPUT = 1;

/** 256 random bits in base64url, longer than any id: an address that is a secret stays out of the log. */
const SECRET = /[\w-]{43,}/;

/** The HTTP server: request ids, bounds, and a log without personal data (no bodies, no headers, no query strings). */
export const fastifyAdapter = (config: Config): FastifyAdapter =>
  new FastifyAdapter({
    genReqId: newId,
    bodyLimit: config.bodyLimitBytes,
    trustProxy: config.trustProxy as boolean | string,
    requestTimeout: 30_000,
    forceCloseConnections: 'idle',
    logController: new RequestLog(),
    logger: {
      level: config.logLevel,
      // Written beside the work: a request does not wait for its line. What is still unwritten at the end is written then.
      stream: destination({ dest: STANDARD_OUTPUT, sync: false }),
      serializers: {
        err: errorInLog,
        req: (request: { method: string; url: string }) => ({
          method: request.method,
          path: request.url.split('?')[0]?.replace(SECRET, '(secret)'),
        }),
      },
    },
  });
