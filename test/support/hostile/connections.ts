import {
  getNamedType,
  type GraphQLField,
  GraphQLNonNull,
  type GraphQLObjectType,
  type GraphQLSchema,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { idOf } from '../isolation/ids.js';
import { valueOf } from '../isolation/input-values.js';
import type { World } from '../isolation/world.js';

type Field = GraphQLField<unknown, unknown>;

/** A list of the API that is read page by page, and how to ask for a page of it. */
export interface ConnectionDoor {
  /** `Student.notes`. */
  readonly name: string;
  /** The query for one page; `variables` are all but `$after`. */
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  /** Where the connection stands in the answer. */
  readonly path: readonly string[];
}

/** Every field of the schema that takes a cursor, found by its argument `after`. */
export const connectionsOf = (schema: GraphQLSchema, world: World): ConnectionDoor[] => {
  const query = schema.getQueryType()!;
  const roots = Object.values(query.getFields());
  return Object.values(schema.getTypeMap())
    .filter((type): type is GraphQLObjectType => isObjectType(type))
    .flatMap((type) => Object.values(type.getFields()).map((field) => ({ type, field })))
    .filter(({ field }) => takesCursor(field))
    .map(({ type, field }) => doorTo(`${type.name}.${field.name}`, [...wayTo(type, query, roots), field], world));
};

const takesCursor = (field: Field): boolean => field.args.some(({ name }) => name === 'after');

/** A list of something is reached through the query for one such thing. */
const wayTo = (type: GraphQLObjectType, query: GraphQLObjectType, roots: readonly Field[]): Field[] => {
  if (type === query) return [];
  const ways = roots.filter((field) => (isNonNullType(field.type) ? field.type.ofType : field.type) === type);
  // `student(id:)` rather than `myStudent`, who may be nobody.
  const root = ways.toSorted((a, b) => b.args.length - a.args.length)[0];
  if (!root) throw new Error(`No query answers one ${type.name}; say here how to reach it.`);
  return [root];
};

const doorTo = (name: string, way: readonly Field[], world: World): ConnectionDoor => {
  const variables: Record<string, unknown> = {};
  const declared = ['$after: String'];
  const asked = way.map((field) => {
    const given = requiredOf(field, world).map(([argument, type, value]) => {
      variables[argument] = value;
      declared.push(`$${argument}: ${type}`);
      return `${argument}: $${argument}`;
    });
    const args = takesCursor(field) ? [...given, 'first: 1', 'after: $after'] : given;
    return args.length > 0 ? `${field.name}(${args.join(', ')})` : field.name;
  });
  const pages = hasPages(way.at(-1)!) ? '{ pageInfo { endCursor } }' : '{ students { pageInfo { endCursor } } }';
  const path = way.map((field) => field.name);
  return {
    name,
    query: `query (${declared.join(', ')}) { ${asked.join(' { ')} ${pages} ${'} '.repeat(asked.length)}`,
    variables,
    path: hasPages(way.at(-1)!) ? path : [...path, 'students'],
  };
};

/** The caseload has its header beside its students. */
const hasPages = (field: Field): boolean => {
  const type = getNamedType(field.type);
  return isObjectType(type) && 'pageInfo' in type.getFields();
};

/** What a list refuses to do without, though its type cannot say so. */
const NEEDED: Readonly<Record<string, readonly string[]>> = { reportDoubts: ['fromDay', 'toDay'] };

const requiredOf = (field: Field, world: World): [name: string, type: string, value: unknown][] =>
  field.args
    .filter(
      ({ name, type, defaultValue }) =>
        (isNonNullType(type) && defaultValue === undefined) || NEEDED[field.name]?.includes(name),
    )
    .map((argument) => {
      const idAt = (path: string) => idOf(world.own.get(world.tableOf(field.name, path) ?? '')) ?? '';
      const type = isNonNullType(argument.type) ? argument.type : new GraphQLNonNull(argument.type);
      const value = valueOf(type, argument.name, { idAt, textAt: () => 'x', wants: () => false });
      return [argument.name, String(argument.type), value];
    });
