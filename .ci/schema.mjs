import { readFileSync } from 'node:fs';

import {
  assertValidSchema,
  buildSchema,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
} from 'graphql';

// The schema is the API's manual: what has no description cannot be understood in the playground.
const file = process.argv[2] ?? 'schema.graphql';
const schema = buildSchema(readFileSync(file, 'utf8'));
assertValidSchema(schema);

const ours = Object.values(schema.getTypeMap()).filter(
  (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
);
// The roots are declared nowhere: they are what all resolvers add up to.
const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
const silent = ours
  .flatMap((type) => [type, ...fieldsOf(type)])
  .filter((part) => !part.description && !roots.includes(part));

for (const { name, astNode } of silent)
  console.error(`${file}:${lineOf(astNode)}: "${name}" has no description; add one in its *.graphql.ts.`);
console.log(`${ours.length} types read, ${silent.length} descriptions missing.`);
process.exitCode = silent.length === 0 ? 0 : 1;

function fieldsOf(type) {
  return isObjectType(type) || isInterfaceType(type) || isInputObjectType(type) ? Object.values(type.getFields()) : [];
}

function lineOf(node) {
  return node?.loc?.startToken.line ?? 1;
}
