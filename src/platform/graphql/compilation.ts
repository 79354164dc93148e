import { type DocumentNode, Kind, type OperationDefinitionNode } from 'graphql';

/**
 * Keeps documents from the compiler (graphql-jit) that it would run with another meaning than they have. Mercurius compiles a
 * document that comes a second time, unless this hook hands it a document of its own to interpret.
 */
export const interpretWhatCompilesWrongly = (_schema: unknown, document: DocumentNode): { document?: DocumentNode } =>
  compilesFaithfully(document) ? {} : { document };

const known = new WeakMap<DocumentNode, boolean>();

const compilesFaithfully = (document: DocumentNode): boolean => {
  const faithful = known.get(document) ?? judge(document);
  known.set(document, faithful);
  return faithful;
};

/** One program is kept per document, so of several operations the one that was compiled would answer for all. */
const judge = (document: DocumentNode): boolean => {
  const operations = document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  return (
    operations.length === 1 &&
    operations.every((operation) => !leavesSomethingOut(operation) && !hasRequiredDefault(operation))
  );
};

/** A variable that is left out would become null, and in an edit null empties the field: no mutation is compiled. */
const leavesSomethingOut = (operation: OperationDefinitionNode): boolean => operation.operation !== 'query';

/** `$first: Int! = 25` would be refused when it is left out. */
const hasRequiredDefault = (operation: OperationDefinitionNode): boolean =>
  (operation.variableDefinitions ?? []).some(
    (variable) => variable.type.kind === Kind.NON_NULL_TYPE && variable.defaultValue !== undefined,
  );
