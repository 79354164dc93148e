import { FastifyAdapter } from '@nestjs/platform-fastify';
import { newId } from '../clock/index.js';
import type { Config } from '../config/index.js';

/** The HTTP server: request ids, bounds, and a log without personal data (no bodies, no headers, no query strings). */
export const fastifyAdapter = (config: Config): FastifyAdapter =>
  new FastifyAdapter({
    genReqId: newId,
    bodyLimit: config.bodyLimitBytes,
    trustProxy: config.trustProxy as boolean | string,
    requestTimeout: 30_000,
    forceCloseConnections: 'idle',
    logger: {
      level: config.logLevel,
      serializers: {
        req: (request: { method: string; url: string }) => ({ method: request.method, path: request.url.split('?')[0] }),
      },
    },
  });
