import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import type { Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.js';
import { servePlayground } from './demo/index.js';
import { CONFIG, type Config, readConfig } from './platform/config/index.js';
import { fastifyAdapter, refuseOtherContent } from './platform/http/index.js';
import { NestLog } from './platform/logging/index.js';

/** The API, ready but not listening yet. `root` is another module than ours only where a test plants something beside it. */
export const createApi = async (root: Type = AppModule): Promise<NestFastifyApplication> => {
  const adapter = fastifyAdapter(readConfig());
  const api = await NestFactory.create<NestFastifyApplication>(root, adapter, {
    logger: new NestLog(),
    abortOnError: false,
  });
  await api.register(helmet);
  const { importMaxBytes } = configOf(api);
  await api.register(multipart, {
    limits: { files: 1, fileSize: importMaxBytes, fields: 5, fieldSize: 1000, parts: 6 },
  });
  refuseOtherContent(adapter.getInstance());
  adapter.getInstance().addHook('onSend', async (request, reply) => void reply.header('x-request-id', request.id));
  if (configOf(api).demo) servePlayground(api);
  return api;
};

export const configOf = (api: NestFastifyApplication): Config => api.get<Config>(CONFIG);
