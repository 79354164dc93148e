import { z } from 'zod';
import { day, id, optionalId, text } from '../platform/validation/index.js';

export const NewSnooze = z.object({ id: optionalId(), prospectId: id(), until: day(), reason: text(200) });
