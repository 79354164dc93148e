import {
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  type SelectionSetNode,
  type ValidationRule,
} from 'graphql';
import { LARGEST_PAGE } from './connection.js';

/** How large a request may be written: a bound on its tokens before anything reads them. */
const MOST_CHARACTERS = 50_000;
/** How deep a query may nest; introspection needs more, and its size is bounded by the schema. */
const MOST_LEVELS = 12;
const MOST_LEVELS_OF_INTROSPECTION = 16;
/** Of any kind: selections, lists, arguments. */
const MOST_BRACKETS = 100;
const OPENING = '{[(';
const CLOSING = ')]}';
const MOST_ALIASES = 20;
const MOST_ROOT_FIELDS = 20;
const MOST_FIELDS = 500;
/** How many fields the answer may hold when every list comes as long as it was asked for. */
const MOST_IN_AN_ANSWER = 50_000;

const tooLarge = (message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code: 'QUERY_TOO_LARGE' } });

const tooMany = (what: string, most: number): GraphQLError =>
  tooLarge(`A query may have at most ${most} ${what}; split it.`);

/** Refuses a request by its length and its brackets, before it is parsed: the parser goes down one call for each. */
export const refuseLongQueries = (_schema: unknown, source: string): void => {
  if (source.length > MOST_CHARACTERS) throw tooMany('characters', MOST_CHARACTERS);
  if (deepestBracket(source) > MOST_BRACKETS && deepestBracket(withoutTexts(source)) > MOST_BRACKETS)
    throw tooMany('brackets inside one another', MOST_BRACKETS);
};

const deepestBracket = (source: string): number => {
  let level = 0;
  let deepest = 0;
  for (const character of source) {
    if (OPENING.includes(character)) deepest = Math.max(deepest, (level += 1));
    else if (CLOSING.includes(character)) level -= 1;
  }
  return deepest;
};

/** Brackets in texts and comments nest nothing. */
const withoutTexts = (source: string): string =>
  source.replaceAll(/"""(?:\\"""|[^])*?"""|"(?:\\.|[^"\\\n])*"|#.*/g, '');

/** What a query amounts to, fragments written out wherever they stand. */
interface Size {
  fields: number;
  aliases: number;
  answer: number;
}

/** Refuses a query by its depth, its fields and aliases, and by how much its answer could hold. */
const noMoreThanAScreenNeeds: ValidationRule = (context) => ({
  OperationDefinition: (operation) => {
    if (operation.selectionSet.selections.length > MOST_ROOT_FIELDS)
      return context.reportError(tooMany('fields at the root', MOST_ROOT_FIELDS));
    try {
      measure(operation.selectionSet, (name) => context.getFragment(name) ?? null);
    } catch (error) {
      if (error instanceof GraphQLError) return context.reportError(error);
      throw error;
    }
  },
});

type Fragments = (name: string) => FragmentDefinitionNode | null;

/** Walks the query as it would be answered; throws as soon as a bound is passed, so no query takes long to measure. */
const measure = (root: SelectionSetNode, fragmentOf: Fragments): void => {
  const size: Size = { fields: 0, aliases: 0, answer: 0 };

  const enter = (
    selections: SelectionSetNode,
    level: number,
    most: number,
    times: number,
    inside: readonly string[],
  ): void => {
    for (const selection of selections.selections) {
      if (selection.kind === Kind.FIELD) count(selection, level, most, times, inside);
      else if (selection.kind === Kind.INLINE_FRAGMENT) enter(selection.selectionSet, level, most, times, inside);
      else if (!inside.includes(selection.name.value)) spread(selection.name.value, level, most, times, inside);
    }
  };

  const spread = (name: string, level: number, most: number, times: number, inside: readonly string[]): void => {
    const fragment = fragmentOf(name);
    if (fragment) enter(fragment.selectionSet, level, most, times, [...inside, name]);
  };

  const count = (field: FieldNode, level: number, most: number, times: number, inside: readonly string[]): void => {
    const deepest = field.name.value.startsWith('__') ? MOST_LEVELS_OF_INTROSPECTION : most;
    if (level > deepest) throw tooMany('levels', deepest);
    size.fields += 1;
    size.aliases += field.alias ? 1 : 0;
    size.answer += times;
    refuseTooLarge(size);
    if (field.selectionSet) enter(field.selectionSet, level + 1, deepest, times * lengthOf(field), inside);
  };

  enter(root, 1, MOST_LEVELS, 1, []);
};

const refuseTooLarge = ({ fields, aliases, answer }: Size): void => {
  if (fields > MOST_FIELDS) throw tooMany('fields', MOST_FIELDS);
  if (aliases > MOST_ALIASES) throw tooMany('aliases', MOST_ALIASES);
  if (answer > MOST_IN_AN_ANSWER)
    throw tooLarge(
      `The answer could hold more than ${MOST_IN_AN_ANSWER} fields; ask for shorter pages or fewer fields.`,
    );
};

/** How many rows a list field asks for; a variable may ask for a whole page. */
const lengthOf = (field: FieldNode): number => {
  const first = field.arguments?.find((argument) => argument.name.value === 'first');
  if (!first) return 1;
  return first.value.kind === Kind.INT ? Math.min(Math.max(Number(first.value.value), 1), LARGEST_PAGE) : LARGEST_PAGE;
};

export const LIMIT_RULES: ValidationRule[] = [noMoreThanAScreenNeeds];
