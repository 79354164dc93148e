import { z } from 'zod';
import { id } from '../platform/validation/index.js';

const MOST = 100;

export const DeliveriesNamed = z.object({
  deliveryIds: z.array(id()).min(1, 'must name a delivery').max(MOST, `must name at most ${MOST} deliveries`),
});
