import type { MercuriusDriverConfig } from '@nestjs/mercurius';
import type { FastifyRequest } from 'fastify';
import type { Actor } from '../../kernel/actor.js';
import { RequestContext } from './context.js';
import { interpretWhatCompilesWrongly } from './compilation.js';
import { errorFormatter } from './error-formatter.js';
import { LIMIT_RULES, refuseLongQueries } from './limits.js';
import { refuseForeignDocuments, refuseUnknownOperation } from './documents.js';
import { refuseUnstorableText } from './unstorable-text.js';
import { readPlainFieldsInPlace } from './plain-fields.js';
import { refuseSubscriptionThatIsNotValid } from './subscriptions.js';

type Identify = (request: FastifyRequest) => Promise<Actor | null>;

/** How the GraphQL server is set up; `identify` finds out on whose behalf a request comes. */
export const graphqlOptions = (
  identify: Identify,
  subscription: MercuriusDriverConfig['subscription'],
): Omit<MercuriusDriverConfig, 'driver'> => ({
  autoSchemaFile: true,
  sortSchema: true,
  path: '/graphql',
  graphiql: false,
  jit: 1,
  hooks: {
    preParsing: refuseLongQueries,
    preValidation: refuseForeignDocuments,
    preSubscriptionExecution: refuseSubscriptionThatIsNotValid,
    preExecution: (schema, document, context, variables) => {
      refuseUnknownOperation(document, context.reply);
      refuseUnstorableText(document, variables);
      return interpretWhatCompilesWrongly(schema, document);
    },
  },
  transformSchema: readPlainFieldsInPlace,
  validationRules: LIMIT_RULES,
  errorFormatter,
  subscription,
  context: async (request: FastifyRequest) => ({
    request: new RequestContext(request.id, await identify(request), request.ip),
  }),
});
