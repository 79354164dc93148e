import { z } from 'zod';
import { failAll, type Result } from '../kernel/result.js';
import { id, nullable, optionalId, parse, text } from '../platform/validation/index.js';
import { RulesGiven } from './policy-rules.input.js';

const Edited = z.object({ policyId: id(), version: z.int().positive() });

export const NewPolicy = z.object({ id: optionalId(), name: text(200), fromVersionId: optionalId() });
export const DraftBegun = Edited.extend({ fromVersionId: optionalId() });
export const DraftGiven = Edited.extend({ name: nullable(text(200)), rules: RulesGiven });
export const DraftGivenUp = Edited;
export const Publication = Edited.extend({ id: optionalId(), moveOpenProspects: nullable(z.boolean()) });
export const Retirement = Edited;

const PLACE_OF_A_STEP = /^rules\.steps\.(\d+)/;

/** Reads a draft; a mistake in a step names the step and not only its place. */
export const parseDraft = (input: {
  rules: { steps: readonly { key: string }[] };
}): Result<z.output<typeof DraftGiven>> => {
  const given = parse(DraftGiven, input);
  if (given.ok) return given;
  return failAll(
    given.failures.map((failure) => {
      const place = PLACE_OF_A_STEP.exec(failure.field ?? '')?.[1];
      const step = place === undefined ? undefined : input.rules.steps[Number(place)];
      return step ? { ...failure, message: `Step "${step.key}": ${failure.message}` } : failure;
    }),
  );
};
