import { type DocumentNode, GraphQLError, Kind, Location } from 'graphql';
import type { FastifyReply } from 'fastify';

const refused = (message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code: 'QUERY_NOT_VALID' } });

/** What GraphQL cannot read Mercurius takes as a syntax tree in JSON, unchecked: `5` would be one. */
export const refuseForeignDocuments = (_schema: unknown, document: DocumentNode): void => {
  if (!(document?.loc instanceof Location))
    throw refused('`query` must be a text in the query language of GraphQL, such as "{ me { email } }".');
};

/** A compiled document answers whatever operation is asked for; so an unknown name is refused here. */
export const refuseUnknownOperation = (document: DocumentNode, reply: FastifyReply | undefined): void => {
  const name = operationNameOf(reply);
  if (!name) return;
  const known = document.definitions.some(
    (definition) => definition.kind === Kind.OPERATION_DEFINITION && definition.name?.value === name,
  );
  if (!known) throw refused('`operationName` names no operation of this query; leave it out or correct it.');
};

/** It comes in the body, or with GET in the address. */
const operationNameOf = (reply: FastifyReply | undefined): string | null => {
  const { body, query } = reply?.request ?? {};
  return named(body) ?? named(query) ?? null;
};

const named = (from: unknown): string | null | undefined =>
  (from as { operationName?: string | null } | null | undefined)?.operationName;
