import { type DocumentNode, type GraphQLSchema, specifiedRules, validate } from 'graphql';
import { LIMIT_RULES } from './limits.js';

/** Mercurius runs a subscription without looking whether it is valid. */
export const refuseSubscriptionThatIsNotValid = (schema: GraphQLSchema, document: DocumentNode): void => {
  const [mistake] = validate(schema, document, [...specifiedRules, ...LIMIT_RULES]);
  if (mistake) throw mistake;
};
