import { z } from 'zod';
import { text } from '../platform/validation/index.js';

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const OURS = new RegExp(`^<?(${UUID})@(${UUID})\\.followthrough>?$`, 'i');

/** A bounce with the delivery that its Message-ID names. */
export const Bounce = z
  .object({
    messageId: text(200).regex(OURS, 'must be the Message-ID of a mail of ours, such as "<...@....followthrough>"'),
    recipient: text(254).transform((address) => address.toLowerCase()),
    status: text(11).regex(/^[245]\.\d{1,3}\.\d{1,3}$/, 'must be a status code of RFC 3463 such as 5.1.1'),
  })
  .transform(({ messageId, ...rest }) => {
    const [, deliveryId, centerId] = OURS.exec(messageId.toLowerCase()) as unknown as [string, string, string];
    return { ...rest, deliveryId, centerId };
  });
