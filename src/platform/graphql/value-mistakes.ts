import type { GraphQLError } from 'graphql';

/** The code of a value that its scalar does not take. */
export const VALUE_NOT_VALID = 'VALUE_NOT_VALID';

/** A value that its scalar refused, as `startsAt: must be ...`; null: it is something else that is wrong. */
export const mistakeIn = (error: GraphQLError): string | null => {
  // The compiler keeps what the scalar said only as the cause.
  const what = refusalIn(error.message) ?? refusalIn(error.originalError?.message ?? '');
  if (what === null || error.extensions['code'] !== VALUE_NOT_VALID) return null;
  const where = pathInVariables(error.message) ?? nameBefore(error);
  return where === null ? what : `${where}: ${what}.`;
};

const refusalIn = (message: string): string | null => /(?:^|; )(must [^;]*)$/.exec(message)?.[1] ?? null;

/** GraphQL says where in the variables it stands; `input` is what all of ours are called. */
const pathInVariables = (message: string): string | null => {
  const [, variable] = /^Variable "\$(\w+)"/.exec(message) ?? [];
  const [, path] = / at "([\w.[\]]+)"; must [^;]*$/.exec(message) ?? [];
  return path?.replace(/^input\./, '') ?? variable ?? null;
};

/** For a value written into the query itself: the argument or field before it. */
const nameBefore = ({ nodes }: GraphQLError): string | null => {
  const { start, source } = nodes?.[0]?.loc ?? {};
  return /(\w+)\s*:[\s[]*$/.exec(source?.body.slice(0, start) ?? '')?.[1] ?? null;
};
