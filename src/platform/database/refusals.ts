import type { Result } from '../../kernel/result.js';

/** Answers `failure` when the named constraint refused a row: for what only the database can know, because two may write at once. */
export const unlessRefusedBy = async <Value>(
  constraint: string,
  failure: Result<never>,
  work: () => Promise<Result<Value>>,
): Promise<Result<Value>> => {
  try {
    return await work();
  } catch (error) {
    if (isRefusalBy(constraint, error)) return failure;
    throw error;
  }
};

/** A distributed PostgreSQL may add the number of a shard to the name. */
const isRefusalBy = (constraint: string, error: unknown): boolean => {
  const named = (error as { readonly constraint?: string }).constraint;
  return named?.replace(/_\d+$/, '') === constraint;
};
