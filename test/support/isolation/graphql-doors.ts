import {
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isLeafType,
  isObjectType,
  type GraphQLObjectType,
} from 'graphql';
import type { Door, HttpCall } from './doors.js';
import { type Filling, valueOf } from './input-values.js';

const MOST_LEVELS = 9;
/** The API takes 500. */
const MOST_FIELDS = 480;

/** Every query and mutation of the schema, each asking for all that its answer can show, as deep as the API lets it. */
export const graphqlDoors = (schema: GraphQLSchema): Door[] => [
  ...doorsOf('query', schema.getQueryType(), schema),
  ...doorsOf('mutation', schema.getMutationType(), schema),
];

const doorsOf = (
  operation: 'query' | 'mutation',
  root: GraphQLObjectType | null | undefined,
  schema: GraphQLSchema,
): Door[] =>
  Object.values(root?.getFields() ?? {}).map((field) => ({
    name: field.name,
    changes: operation === 'mutation',
    call: (filling) => callOf(operation, field, filling, schema),
  }));

const callOf = (
  operation: string,
  field: GraphQLField<unknown, unknown>,
  filling: Filling,
  schema: GraphQLSchema,
): HttpCall => {
  const question = new Question(filling, schema, levelsOf(field, schema));
  const selected = question.ask(field, '');
  const declared = question.variables.map(({ type }, index) => `$v${index}: ${type}`).join(', ');
  const query = `${operation} ${declared && `(${declared})`} { ${selected} }`;
  return {
    method: 'POST',
    url: '/graphql',
    payload: {
      query,
      variables: Object.fromEntries(question.variables.map(({ value }, index) => [`v${index}`, value])),
    },
  };
};

const NOTHING: Filling = { idAt: () => '', textAt: () => '', wants: () => false };
const knownLevels = new WeakMap<GraphQLField<unknown, unknown>, number>();

/** How deep a field can be asked for within the limit: what is near is asked for whole, and what is far away is left out. */
const levelsOf = (field: GraphQLField<unknown, unknown>, schema: GraphQLSchema): number => {
  let levels = knownLevels.get(field) ?? MOST_LEVELS;
  while (!knownLevels.has(field) && levels > 1 && sizeOf(field, schema, levels) > MOST_FIELDS) levels -= 1;
  knownLevels.set(field, levels);
  return levels;
};

const sizeOf = (field: GraphQLField<unknown, unknown>, schema: GraphQLSchema, levels: number): number => {
  const question = new Question(NOTHING, schema, levels);
  question.ask(field, '');
  return question.fields;
};

/** Writes a selection of everything down to a level, with its arguments as variables. */
class Question {
  readonly variables: { readonly type: string; readonly value: unknown }[] = [];
  fields = 0;

  constructor(
    private readonly filling: Filling,
    private readonly schema: GraphQLSchema,
    private readonly levels: number,
  ) {}

  /** The field with arguments and selection; arguments below the first level stand behind `>`, as `>prospect.notes.first`. */
  ask(field: GraphQLField<unknown, unknown>, above: string, types: readonly string[] = []): string {
    this.fields += 1;
    const under = above ? `${above}.` : '';
    const path = above === '' ? '' : `${under}${field.name}.`;
    return `${field.name}${this.argumentsOf(field, path)} ${this.selectionOf(field.type, `${above === '' ? '>' : under}${field.name}`, types)}`;
  }

  private argumentsOf(field: GraphQLField<unknown, unknown>, path: string): string {
    const given = field.args.flatMap((arg) => {
      const value = valueOf(arg.type, `${path}${arg.name}`, this.filling);
      // The API takes a page whose length it cannot read for the longest.
      const written = typeof value === 'number' ? value : value !== undefined && this.variable(arg.type, value);
      return written === false ? [] : [`${arg.name}: ${written}`];
    });
    return given.length > 0 ? `(${given.join(', ')})` : '';
  }

  private variable(type: GraphQLInputType, value: unknown): string {
    return `$v${this.variables.push({ type: String(type), value }) - 1}`;
  }

  private selectionOf(output: GraphQLOutputType, path: string, types: readonly string[]): string {
    const type = getNamedType(output);
    if (isLeafType(type)) return '';
    if (isAbstractType(type))
      return `{ __typename ${this.schema
        .getPossibleTypes(type)
        .map((each) => `... on ${each.name} ${this.fieldsOf(each, path, types)}`)
        .join(' ')} }`;
    return isObjectType(type) ? this.fieldsOf(type, path, types) : '';
  }

  private fieldsOf(type: GraphQLObjectType, path: string, types: readonly string[]): string {
    const fields = Object.values(type.getFields());
    const leaves = fields.filter((field) => isLeafType(getNamedType(field.type)));
    const branches = fields.filter((field) => !leaves.includes(field) && this.leadsOn(field, [...types, type.name]));
    this.fields += 1;
    const selected = [...leaves, ...branches].map((field) => this.ask(field, path, [...types, type.name]));
    return `{ __typename ${selected.join(' ')} }`;
  }

  private leadsOn(field: GraphQLField<unknown, unknown>, types: readonly string[]): boolean {
    return types.length < this.levels && !types.includes(getNamedType(field.type).name);
  }
}
