import { failAll, ok, type Result } from '../../kernel/result.js';

/** Refuses every place in a list of ids that is wrong, each by its own path: `studentIds.3`. */
export const refuseListed = (
  ids: readonly string[],
  isWrong: (id: string) => boolean,
  failure: { readonly code: string; readonly field: string; readonly message: string },
): Result<null> => {
  const wrong = ids.flatMap((id, place) => (isWrong(id) ? [{ ...failure, field: `${failure.field}.${place}` }] : []));
  return wrong.length === 0 ? ok(null) : failAll(wrong);
};
