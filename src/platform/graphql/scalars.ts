import { GraphQLError, GraphQLScalarType, type GraphQLScalarTypeConfig, type ValueNode } from 'graphql';
import { GraphQLDateTime, GraphQLJSONObject, GraphQLLocalDate, GraphQLTimeZone, GraphQLUUID } from 'graphql-scalars';
import { isZone } from '../../kernel/zone.js';
import { VALUE_NOT_VALID } from './value-mistakes.js';

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

/** The scalar as the package reads it, with a refusal that says what is wanted; where, `mistakeIn` adds. */
const scalar = <Internal>(
  read: GraphQLScalarType<Internal, unknown>,
  mustBe: string,
  more: Partial<GraphQLScalarTypeConfig<Internal, unknown>>,
): GraphQLScalarType<Internal, unknown> => {
  const config = { ...read.toConfig(), ...more };
  return new GraphQLScalarType({
    ...config,
    parseValue: (value) => orRefused(mustBe, undefined, () => config.parseValue(value)),
    parseLiteral: (node, variables) => orRefused(mustBe, node, () => config.parseLiteral(node, variables)),
  });
};

const orRefused = <Value>(mustBe: string, node: ValueNode | undefined, read: () => Value): Value => {
  try {
    return read();
  } catch {
    throw new GraphQLError(mustBe, { nodes: node, extensions: { code: VALUE_NOT_VALID } });
  }
};

/** An instant, ISO 8601 in UTC. */
export const DateTime = scalar(GraphQLDateTime, 'must be an instant like 2026-03-01T14:00:00Z', {
  serialize: writtenInstant,
});

/** A calendar day without a zone, `YYYY-MM-DD`. */
export const LocalDate = scalar(GraphQLLocalDate, 'must be a calendar day like 2026-03-01', { serialize: String });

/** An IANA zone name, `America/New_York`. */
export const Zone = scalar(GraphQLTimeZone, 'must be an IANA time zone like America/New_York', {
  serialize: String,
  parseValue: (value) => known(GraphQLTimeZone.parseValue(value)),
  parseLiteral: (node, variables) => known(GraphQLTimeZone.parseLiteral(node, variables)),
});

/** The package takes whatever Intl knows, which is more than PostgreSQL does. */
function known(zone: string): string {
  if (!isZone(zone)) throw new TypeError(`${zone} is not a zone.`);
  return zone;
}

/** A UUID; ids are made by the client or the service as UUIDv7. */
export const Uuid = scalar(GraphQLUUID, 'must be a UUID like 0198c2f0-7d1a-7c3e-9b5f-2a4d6e8f0a1b', {
  serialize: String,
  // As they are stored and compared: in lower case.
  parseValue: (value) => GraphQLUUID.parseValue(value).toLowerCase(),
  parseLiteral: (node, variables) => GraphQLUUID.parseLiteral(node, variables).toLowerCase(),
});

/** An object of any shape, for what differs from noun to noun. */
export const JsonObject = GraphQLJSONObject;
