import { z } from 'zod';
import { text } from '../platform/validation/index.js';
import { CENTER_KINDS } from './center.entity.js';

const Profile = z.object({ name: text(200), kind: z.enum(CENTER_KINDS) });

/** What a center may change about itself. Fewer than ten students are told of nowhere. */
export const CenterFields = Profile.extend({ smallestGroup: z.int().min(10).max(100) });

/** A center that opens. */
export const NewCenter = Profile.extend({
  slug: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{1,62}$/, 'must be 2 to 63 lower-case letters, digits and hyphens, "riverside-college"'),
});
