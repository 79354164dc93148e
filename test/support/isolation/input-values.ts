import {
  type GraphQLInputObjectType,
  type GraphQLInputType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';

/** How the values of one call are chosen. */
export interface Filling {
  /** The value of an id, by where it stands (`input.contacts.0.id`) and what it is called. */
  idAt(path: string): string;
  /** A piece of text, by where it stands. */
  textAt(path: string): string;
  /** Whether something that may be left out is filled in. */
  wants(path: string): boolean;
  /** Where just one field may be filled in, which; left out: all, to see what there is. */
  choose?(paths: readonly string[]): string;
}

const ID_TYPES = new Set(['UUID', 'ID']);

/** A value that looks right for the type and the name. Undefined: left out. */
export const valueOf = (type: GraphQLInputType, path: string, filling: Filling): unknown => {
  if (isNonNullType(type)) return filled(type.ofType, path, filling);
  return filling.wants(path) ? filled(type, path, filling) : undefined;
};

const filled = (type: GraphQLInputType, path: string, filling: Filling): unknown => {
  if (isNonNullType(type)) return filled(type.ofType, path, filling);
  if (isListType(type)) return listOf(type.ofType, path, filling);
  if (isInputObjectType(type)) return fieldsOf(type, path, filling);
  if (ID_TYPES.has(type.name)) return filling.idAt(path);
  if (isEnumType(type)) return type.getValues()[0]!.name;
  return (BY_NAME.find(([name]) => name.test(path))?.[1] ?? BY_TYPE[getNamedType(type).name] ?? (() => null))(
    filling,
    path,
  );
};

/** One of a kind will do, but of words all: which of them goes with the rest of the call is not for us to know. */
const listOf = (item: GraphQLInputType, path: string, filling: Filling): unknown[] => {
  const type = getNamedType(item);
  return isEnumType(type) ? type.getValues().map(({ name }) => name) : [filled(item, `${path}.0`, filling)];
};

const fieldsOf = (type: GraphQLInputObjectType, path: string, filling: Filling): object => {
  if (type.isOneOf && filling.choose) return theChosen(type, path, filling, filling.choose);
  const fields = Object.values(type.getFields()).map(
    (field) => [field.name, valueOf(field.type, `${path}.${field.name}`, filling)] as const,
  );
  return Object.fromEntries(fields.filter(([, value]) => value !== undefined));
};

const theChosen = (
  type: GraphQLInputObjectType,
  path: string,
  filling: Filling,
  choose: (paths: readonly string[]) => string,
): object => {
  const fields = Object.values(type.getFields());
  const chosen = choose(fields.map(({ name }) => `${path}.${name}`));
  const field = fields.find(({ name }) => `${path}.${name}` === chosen)!;
  return { [field.name]: filled(field.type, chosen, filling) };
};

type Make = (filling: Filling, path: string) => unknown;

/** What ends or is later comes after what starts, and all of it lies in the past. */
const hoursAgo = (path: string): number =>
  /(?:end|to|last|until|deadline|learned|closes)[A-Z]?\w*$/i.test(path) ? 47 : 48;
const instant: Make = (_, path) => new Date(Date.now() - hoursAgo(path) * 3_600_000).toISOString();

/** Text that has to look like something. */
const BY_NAME: readonly [name: RegExp, make: Make][] = [
  [/(?:url|website)$/i, () => 'https://probe.example/'],
  [/phone$/i, () => '+1 212 555 0100'],
  [/country$/i, () => 'US'],
  [/region$/i, () => 'NY'],
  [/currency$/i, () => 'USD'],
  [/graduatingClass$/i, () => 2027],
  [/year$/i, () => 2026],
  [/version$/i, () => 1],
  [/expiresAt$/i, () => new Date(Date.now() + 24 * 3_600_000).toISOString()],
  [/(?:first|limit)$/, () => 10],
];

const BY_TYPE: Readonly<Record<string, Make>> = {
  String: ({ textAt }, path) => textAt(path),
  Int: () => 1,
  Float: () => 1,
  Boolean: () => true,
  DateTime: instant,
  LocalDate: (filling, path) => (instant(filling, path) as string).slice(0, 10),
  Date: (filling, path) => (instant(filling, path) as string).slice(0, 10),
  TimeZone: () => 'America/New_York',
  JSON: () => ({}),
};
