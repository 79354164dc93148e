import { z } from 'zod';
import { text } from '../platform/validation/index.js';
import { CENTER_KINDS } from './center.entity.js';

/** What a center may change about itself. */
export const CenterFields = z.object({ name: text(200), kind: z.enum(CENTER_KINDS) });

/** A center that opens. */
export const NewCenter = CenterFields.extend({
  slug: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{1,62}$/, 'must be 2 to 63 lower-case letters, digits and hyphens, "riverside-college"'),
});
