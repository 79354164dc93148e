import type { Type } from '@nestjs/common';
import { ArgsType, Field, Int, ObjectType } from '@nestjs/graphql';

export const LARGEST_PAGE = 100;
const DEFAULT_PAGE = 25;

@ObjectType({ description: 'Where a page stands in its list (Relay cursor connections).' })
export class PageInfo {
  @Field({ description: 'Whether more follows.' })
  hasNextPage: boolean;

  @Field(() => String, { nullable: true, description: 'Send it as `after` for the next page; null on an empty page.' })
  endCursor: string | null;
}

@ArgsType()
export class PageArgs {
  @Field(() => Int, { defaultValue: DEFAULT_PAGE, description: `How many, 1 to ${LARGEST_PAGE}.` })
  first: number;

  @Field(() => String, { nullable: true, description: 'The `endCursor` of the page before.' })
  after?: string | null;
}

/** A page as a store answers it: the rows and, where more follow, the cursor to go on from. */
export interface Page<Node> {
  readonly rows: readonly Node[];
  readonly hasNextPage: boolean;
  readonly cursorOf: (node: Node) => string;
}

/** The connection type of a node type, `StudentConnection` with `StudentEdge`. */
export const connectionOf = <Node extends object>(node: Type<Node>, name: string) => {
  @ObjectType(`${name}Edge`, { description: `One ${name} in a list.` })
  class Edge {
    @Field(() => node, { description: `The ${name} itself.` })
    node: Node;

    @Field({ description: 'Where it stands in this list.' })
    cursor: string;
  }

  @ObjectType(`${name}Connection`, { description: `A page of ${name} nodes.` })
  class Connection {
    @Field(() => [Edge], { description: 'The page, in order.' })
    edges: Edge[];

    @Field(() => PageInfo, { description: 'Where the page stands.' })
    pageInfo: PageInfo;
  }
  return Connection;
};

/** A store's page as a Relay connection. */
export const toConnection = <Node>({ rows, hasNextPage, cursorOf }: Page<Node>) => {
  const last = rows.at(-1);
  return {
    edges: rows.map((node) => new LazyEdge(node, cursorOf)),
    pageInfo: { hasNextPage, endCursor: last === undefined ? null : cursorOf(last) },
  };
};

/** Most clients go on from `endCursor`, so an edge makes its own cursor only when it is asked for. */
class LazyEdge<Node> {
  constructor(
    readonly node: Node,
    private readonly cursorOf: (node: Node) => string,
  ) {}

  get cursor(): string {
    return this.cursorOf(this.node);
  }
}
