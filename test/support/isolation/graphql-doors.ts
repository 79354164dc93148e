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
const MOST_FIELDS = 350;

/** Every query and mutation of the schema, each asking for all that its answer can show. */
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
  const question = new Question(filling, schema);
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

/** Writes a selection of everything within the limits of the API, with its arguments as variables. */
class Question {
  readonly variables: { readonly type: string; readonly value: unknown }[] = [];
  private fields = 0;

  constructor(
    private readonly filling: Filling,
    private readonly schema: GraphQLSchema,
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
      return value === undefined ? [] : [`${arg.name}: ${this.variable(arg.type, value)}`];
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

  /** Leaves first, so that the limit cuts off what is far away. */
  private fieldsOf(type: GraphQLObjectType, path: string, types: readonly string[]): string {
    const fields = Object.values(type.getFields());
    const leaves = fields.filter((field) => isLeafType(getNamedType(field.type)));
    const branches = fields.filter((field) => !leaves.includes(field) && this.leadsOn(field, [...types, type.name]));
    const selected = [...leaves, ...branches].map((field) => this.ask(field, path, [...types, type.name]));
    return `{ __typename ${selected.join(' ')} }`;
  }

  private leadsOn(field: GraphQLField<unknown, unknown>, types: readonly string[]): boolean {
    return types.length < MOST_LEVELS && this.fields < MOST_FIELDS && !types.includes(getNamedType(field.type).name);
  }
}
