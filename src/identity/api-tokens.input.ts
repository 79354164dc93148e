import { z } from 'zod';
import { id, instant, text } from '../platform/validation/index.js';
import { SCOPE_NAMES } from './api-token-scopes.js';

export const NewApiToken = z.object({
  id: id().nullish(),
  name: text(100),
  scopes: z
    .array(z.enum(SCOPE_NAMES))
    .min(1, 'must name at least one scope')
    .max(50, 'must name at most 50 scopes')
    .transform((scopes) => [...new Set(scopes)].toSorted()),
  expiresAt: instant(),
});

export const Revocation = z.object({ id: id() });
