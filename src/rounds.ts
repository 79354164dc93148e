import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Schedule } from './platform/schedule/index.js';

/** Begins what this process does again and again; a failed round is logged and tried again. */
export const startRounds = (app: NestFastifyApplication): void => {
  const { log } = app.getHttpAdapter().getInstance();
  app
    .get(Schedule)
    .start((name, error) => log.error({ err: error, round: name }, 'A round failed and will be tried again.'));
};
