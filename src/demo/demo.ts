import { NestFactory } from '@nestjs/core';
import type { Instant } from '../kernel/instant.js';
import { openCenter, type Told } from './center.js';
import { HARBOR } from './centers/harbor.js';
import { RIVERSIDE } from './centers/riverside.js';
import { DemoModule } from './demo.module.js';
import { type Services, servicesOf } from './services.js';

/** Makes the demo's centers that are missing, through the product's own services. A database with other centers is left alone. */
export const openDemo = async (now?: Instant): Promise<readonly Told[]> => {
  const context = await NestFactory.createApplicationContext(DemoModule, { logger: ['fatal', 'error', 'warn'], abortOnError: false });
  try {
    return await openMissing(servicesOf(context), now);
  } finally {
    await context.close();
  }
};

const openMissing = async (services: Services, now: Instant = services.clock.now()): Promise<readonly Told[]> => {
  const scripts = [RIVERSIDE, HARBOR];
  const ids = await Promise.all(scripts.map(({ slug }) => services.centers.idOf(slug)));
  const isOurs = ids.filter((id) => id !== null).length === (await services.centers.allIds()).length;
  const told: Told[] = [];
  for (const script of isOurs ? scripts.filter((_, index) => ids[index] === null) : []) told.push(await openCenter(services, script, now));
  return told;
};
