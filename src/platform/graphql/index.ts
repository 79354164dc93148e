export { connectionOf, type Page, PageArgs, toConnection } from './connection.js';
export { RequestContext } from './context.js';
export { CursorNotValid, keysOf, pageOf, rowsToRead } from './cursor.js';
export { MutationInput } from './mutation-input.graphql.js';
export { QueryRefused } from './query-refused.js';
export { DateTime, JsonObject, LocalDate, Uuid, Zone } from './scalars.js';
export { Payload, payloadOf, UserError } from './user-error.graphql.js';
export { enumOf } from './enum.js';
export { graphqlOptions } from './options.js';
