import { z } from 'zod';
import { id } from '../platform/validation/index.js';

export const EntriesRead = z.object({
  entryIds: z.array(id()).min(1, 'must name at least one entry').max(500, 'must name at most 500 entries'),
});
