import { NestFactory } from '@nestjs/core';
import type { Instant } from '../kernel/instant.js';
import { openCenter, type Told } from './center.js';
import type { CenterScript } from './centers/center-script.js';
import { HARBOR } from './centers/harbor.js';
import { RIVERSIDE } from './centers/riverside.js';
import { DemoModule } from './demo.module.js';
import { type Services, servicesOf } from './services.js';
import { NestLog } from '../platform/logging/index.js';

const SCRIPTS: readonly CenterScript[] = [RIVERSIDE, HARBOR];

/** Makes the demo's centers that are missing, through the product's own services, as if it had run for 13 weeks until `now`. */
export const openDemo = async (now?: Instant): Promise<readonly Told[]> => {
  const missing = await withServices(missingIn);
  // Each has services of its own, because each has a clock and a transaction of its own.
  return Promise.all(
    missing.map((script) => withServices((services) => openCenter(services, script, now ?? services.clock.now()))),
  );
};

/** A database with centers that are not ours is left alone. */
const missingIn = async ({ centers }: Services): Promise<readonly CenterScript[]> => {
  const ids = await Promise.all(SCRIPTS.map(({ slug }) => centers.idOf(slug)));
  const ours = ids.filter((id) => id !== null).length;
  return ours === (await centers.allIds()).length ? SCRIPTS.filter((_, index) => ids[index] === null) : [];
};

const withServices = async <Value>(work: (services: Services) => Promise<Value>): Promise<Value> => {
  const context = await NestFactory.createApplicationContext(DemoModule, {
    logger: new NestLog(),
    abortOnError: false,
  });
  try {
    return await work(servicesOf(context));
  } finally {
    await context.close();
  }
};
