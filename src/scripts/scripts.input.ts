import { z } from 'zod';
import { CHANNELS } from '../kernel/fact.js';
import { id, nullable, optionalId, optionalInstant, text } from '../platform/validation/index.js';
import { isSlot, SCRIPT_PURPOSES, type ScriptSlot } from './domain/purposes.js';

const slot = { purpose: z.enum(SCRIPT_PURPOSES), channel: z.enum(CHANNELS) };

const NO_SUCH_SCRIPT = {
  path: ['channel'],
  message: 'there is no script of this purpose for this channel; take a pair from scriptTemplates',
};
const hasSlot = (given: ScriptSlot): boolean => isSlot(given);

export const ScriptDraft = z.object({ title: text(300), opening: text(2_000), body: text(5_000) });
export type ScriptDraft = z.output<typeof ScriptDraft>;

export const NewScriptVersion = ScriptDraft.extend({
  id: optionalId(),
  version: z.int().nonnegative(),
  ...slot,
}).refine(hasSlot, NO_SUCH_SCRIPT);
export type NewScriptVersion = z.output<typeof NewScriptVersion>;

export const ScriptReturn = z
  .object({ ...slot, version: z.int().nonnegative(), versionId: nullable(id()) })
  .refine(hasSlot, NO_SUCH_SCRIPT);
export type ScriptReturn = z.output<typeof ScriptReturn>;

export const NewPractice = z
  .object({
    id: optionalId(),
    prospectId: id(),
    ...slot,
    versionId: optionalId(),
    seconds: z.int().min(1, 'must be at least 1 second').max(3_600, 'must be at most 3,600 seconds'),
    happenedAt: optionalInstant(),
  })
  .refine(hasSlot, NO_SUCH_SCRIPT);
export type NewPractice = z.output<typeof NewPractice>;
