import { type GraphQLField, type GraphQLSchema, isObjectType } from 'graphql';

/**
 * Takes away the resolver that Nest gives to every field that is a mere property: without one the JIT reads the property in place
 * instead of calling some thirty functions for each row of a list. Such a property must be a value: the JIT would not wait for a promise.
 */
export const readPlainFieldsInPlace = (schema: GraphQLSchema): GraphQLSchema => {
  const fields = Object.values(schema.getTypeMap()).flatMap((type) =>
    isObjectType(type) ? Object.values(type.getFields()) : [],
  );
  for (const field of fields.filter(isPlain)) delete field.resolve;
  return schema;
};

/** Nest's resolver also renames and fills in defaults; where it does so it stays. */
const isPlain = ({ name, resolve }: GraphQLField<unknown, unknown>): boolean => {
  if (resolve?.name !== 'rootFieldResolver') return false;
  const read = resolve as (parent: object) => unknown;
  return read({ [name]: name }) === name && read({}) === undefined;
};
