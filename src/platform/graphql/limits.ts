import { GraphQLError, type ValidationRule } from 'graphql';

/** How deep a query may nest. */
export const MOST_LEVELS = 12;
const MOST_ALIASES = 20;
const MOST_ROOT_FIELDS = 20;
const MOST_FIELDS = 500;

const tooMuch = (what: string, most: number): GraphQLError =>
  new GraphQLError(`A query may have at most ${most} ${what}; split it.`, { extensions: { code: 'QUERY_TOO_LARGE' } });

/** Counts aliases and fields as they are written, fragments once for each place they stand in their definition. */
const noMoreFieldsThanAPageNeeds: ValidationRule = (context) => {
  const count = { aliases: 0, fields: 0 };
  return {
    Field: (node) => {
      count.fields += 1;
      count.aliases += node.alias ? 1 : 0;
      if (count.fields === MOST_FIELDS + 1) context.reportError(tooMuch('fields', MOST_FIELDS));
      if (count.aliases === MOST_ALIASES + 1) context.reportError(tooMuch('aliases', MOST_ALIASES));
    },
    OperationDefinition: (node) => {
      if (node.selectionSet.selections.length > MOST_ROOT_FIELDS) context.reportError(tooMuch('fields at the root', MOST_ROOT_FIELDS));
    },
  };
};

export const LIMIT_RULES: ValidationRule[] = [noMoreFieldsThanAPageNeeds];
