import { type DocumentNode, GraphQLError, Kind, visit } from 'graphql';
import { whyNotStorable } from '../../kernel/storable.js';
import { VALUE_NOT_VALID } from './value-mistakes.js';

/**
 * Refuses a query that asks for text which no row can hold, whatever it would be compared with. Mutations answer such text
 * as `userErrors`, where their input is read.
 */
export const refuseUnstorableText = (document: DocumentNode, variables: object | null | undefined): void => {
  if (changesSomething(document)) return;
  refuseIn(textsWrittenIn(document));
  refuseIn(textsIn(variables ?? {}));
};

const changesSomething = (document: DocumentNode): boolean =>
  document.definitions.some(
    (definition) => definition.kind === Kind.OPERATION_DEFINITION && definition.operation !== 'query',
  );

interface Given {
  /** Of the argument, field or variable. */
  readonly name: string;
  readonly text: string;
}

const refuseIn = (texts: readonly Given[]): void => {
  for (const { name, text } of texts) {
    const why = whyNotStorable(text);
    if (why !== null) throw new GraphQLError(`${name}: ${why}.`, { extensions: { code: VALUE_NOT_VALID } });
  }
};

const known = new WeakMap<DocumentNode, readonly Given[]>();

/** Documents are kept, so each is read once. */
const textsWrittenIn = (document: DocumentNode): readonly Given[] => {
  const texts = known.get(document) ?? readTexts(document);
  known.set(document, texts);
  return texts;
};

const readTexts = (document: DocumentNode): Given[] => {
  const texts: Given[] = [];
  let name = 'The query';
  visit(document, {
    Argument: (argument) => void (name = argument.name.value),
    ObjectField: (field) => void (name = field.name.value),
    StringValue: ({ value }) => void texts.push({ name, text: value }),
  });
  return texts;
};

/** Without recursion: how deep variables go is not bounded. */
const textsIn = (variables: object): Given[] => {
  const texts: Given[] = [];
  const open: (readonly [name: string, value: unknown])[] = Object.entries(variables);
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [name, value] = next;
    if (typeof value === 'string') texts.push({ name, text: value });
    else if (Array.isArray(value)) for (const each of value) open.push([name, each]);
    else if (value !== null && typeof value === 'object') open.push(...Object.entries(value));
  }
  return texts;
};
