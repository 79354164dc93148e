import { HttpException } from '@nestjs/common';
import { GraphQLError, type ExecutionResult } from 'graphql';
import type { RequestContext } from './context.js';
import { mistakeIn } from './value-mistakes.js';

interface ErrorContext {
  readonly request?: RequestContext;
  readonly app?: { readonly log: { error(details: object, message: string): void } };
}

interface Coded {
  readonly code: string;
  readonly message: string;
}

/** The errors as clients may see them: a code, a sentence, the request id; never SQL or a stack. */
export const errorFormatter = (execution: ExecutionResult, context: unknown) => {
  const { request, app } = context as ErrorContext;
  const errors = (execution.errors ?? []).flatMap(mistakesIn).map((error) => {
    const { code, message } = whatToTell(error);
    if (code === INTERNAL.code)
      app?.log.error({ err: error.originalError ?? error, requestId: request?.requestId }, 'A resolver failed.');
    return new GraphQLError(message, {
      nodes: error.nodes ?? null,
      path: error.path ?? null,
      extensions: { code, requestId: request?.requestId ?? null },
    });
  });
  return { statusCode: 200, response: { data: execution.data ?? null, errors } };
};

/** Mercurius hands all that is wrong with a query over inside one error. */
const mistakesIn = (error: GraphQLError): readonly GraphQLError[] => {
  const inside = (error.originalError as { errors?: unknown } | undefined)?.errors;
  return Array.isArray(inside) ? inside : [error];
};

const INTERNAL: Coded = {
  code: 'INTERNAL',
  message: 'Something went wrong on our side. Try again; if it stays, tell your center the request id.',
};

const whatToTell = (error: GraphQLError): Coded => {
  const cause = error.originalError;
  if (cause instanceof HttpException) return codedOf(cause);
  if (cause && !(cause instanceof GraphQLError) && !isRefusalOfTheServer(cause)) return INTERNAL;
  if (!cause && happenedInside(error)) return INTERNAL;
  return { code: String(error.extensions?.['code'] ?? 'QUERY_NOT_VALID'), message: mistakeIn(error) ?? error.message };
};

/** A resolver was reached and gave what its field may not be: our mistake, although GraphQL words it. A mistake in the query has no path. */
const happenedInside = (error: GraphQLError): boolean => error.path !== undefined && !error.extensions?.['code'];

/** Fastify and Mercurius refuse with a code of theirs: no query, a method that is not allowed. */
const isRefusalOfTheServer = (cause: Error): boolean =>
  /^(MER|FST)_ERR/.test(String((cause as { code?: unknown }).code));

const codedOf = (exception: HttpException): Coded => {
  const body = exception.getResponse();
  return typeof body === 'object' && 'code' in body && 'message' in body
    ? (body as Coded)
    : { code: 'REFUSED', message: exception.message };
};
