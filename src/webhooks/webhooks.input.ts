import { z } from 'zod';
import { id, instant, optionalText, text } from '../platform/validation/index.js';
import { whyNotSentTo } from './domain/endpoint-url.js';
import { EVENT_TYPE_NAMES } from './domain/event-types.js';

const url = (loopbackAllowed: boolean) =>
  text(2000).superRefine((value, context) => {
    const problem = whyNotSentTo(value, loopbackAllowed);
    if (problem) context.addIssue({ code: 'custom', message: problem });
  });

export const endpointFields = (loopbackAllowed: boolean) =>
  z.object({
    url: url(loopbackAllowed),
    description: optionalText(200),
    eventTypes: z
      .array(z.enum(EVENT_TYPE_NAMES))
      .min(1, 'must name at least one')
      .max(50, 'must name at most 50')
      .transform((types) => [...new Set(types)].toSorted()),
  });

export const newEndpoint = (loopbackAllowed: boolean) => endpointFields(loopbackAllowed).extend({ id: id().nullish() });

/** An edit may also enable or disable. */
export const endpointEdit = (loopbackAllowed: boolean) =>
  endpointFields(loopbackAllowed).extend({ enabled: z.boolean() });

export const ById = z.object({ id: id() });
export const OneDelivery = z.object({ deliveryId: id() });
export const DeliveriesSince = z.object({ endpointId: id(), since: instant() });
