import { GraphQLScalarType } from 'graphql';
import { GraphQLDateTime, GraphQLJSONObject, GraphQLLocalDate, GraphQLTimeZone, GraphQLUUID } from 'graphql-scalars';

/*
 * These scalars check what comes in and write what goes out as it is: it comes from typed columns, and checking it again took a tenth
 * of the time of a long list, zones alone, for each of which the package asks Intl anew, more than half.
 */

const UTC_AS_POSTGRES_WRITES_IT = '+00:00';

/** SQL that makes JSON writes an instant with an offset, which our connections keep at zero; everything else is a Date. */
const writtenInstant = (instant: unknown): string => {
  if (instant instanceof Date) return instant.toISOString();
  const text = String(instant);
  return text.endsWith(UTC_AS_POSTGRES_WRITES_IT)
    ? `${text.slice(0, -UTC_AS_POSTGRES_WRITES_IT.length)}Z`
    : GraphQLDateTime.serialize(text).toISOString();
};

/** An instant, ISO 8601 in UTC. */
export const DateTime = new GraphQLScalarType({ ...GraphQLDateTime.toConfig(), serialize: writtenInstant });

/** A calendar day without a zone, `YYYY-MM-DD`. */
export const LocalDate = new GraphQLScalarType({ ...GraphQLLocalDate.toConfig(), serialize: String });

/** An IANA zone name, `America/New_York`. */
export const Zone = new GraphQLScalarType({ ...GraphQLTimeZone.toConfig(), serialize: String });

/** A UUID; ids are made by the client or the service as UUIDv7. */
export const Uuid = new GraphQLScalarType({
  ...GraphQLUUID.toConfig(),
  serialize: String,
  // As they are stored and compared: in lower case.
  parseValue: (value) => GraphQLUUID.parseValue(value).toLowerCase(),
  parseLiteral: (node, variables) => GraphQLUUID.parseLiteral(node, variables).toLowerCase(),
});

/** An object of any shape, for what differs from noun to noun. */
export const JsonObject = GraphQLJSONObject;
