import { z } from 'zod';
import { id, optionalText } from '../platform/validation/index.js';

export const Acknowledgement = z.object({ id: id(), note: optionalText(2000) });
