import { GraphQLScalarType } from 'graphql';
import { GraphQLDateTime, GraphQLJSONObject, GraphQLLocalDate, GraphQLTimeZone, GraphQLUUID } from 'graphql-scalars';

/** An instant, ISO 8601 in UTC. */
export const DateTime = GraphQLDateTime;
/** A calendar day without a zone, `YYYY-MM-DD`. */
export const LocalDate = GraphQLLocalDate;
/** An IANA zone name, `America/New_York`. */
export const Zone = new GraphQLScalarType({
  ...GraphQLTimeZone.toConfig(),
  // Checked when it came in. The package asks Intl anew for every zone it writes, which was most of the time of a list.
  serialize: String,
});
/** A UUID; ids are made by the client or the service as UUIDv7. */
export const Uuid = new GraphQLScalarType({
  ...GraphQLUUID.toConfig(),
  // As they are stored and compared: in lower case.
  parseValue: (value) => GraphQLUUID.parseValue(value).toLowerCase(),
  parseLiteral: (node, variables) => GraphQLUUID.parseLiteral(node, variables).toLowerCase(),
});
/** An object of any shape, for what differs from noun to noun. */
export const JsonObject = GraphQLJSONObject;
