import { GraphQLSchemaHost } from '@nestjs/graphql';
import type { TestApi } from '../test-api.js';
import { graphqlDoors } from './graphql-doors.js';
import type { Filling } from './input-values.js';

export interface HttpCall {
  readonly method: string;
  readonly url: string;
  readonly payload?: object;
}

/** A query, mutation or REST route of the running service. */
export interface Door {
  readonly name: string;
  /** Whether it may write. */
  readonly changes: boolean;
  call(filling: Filling): HttpCall;
}

/** Every door there is, read from the running service: what is added to the API is found without an edit here. */
export const doorsOf = (api: TestApi): Door[] => [
  ...graphqlDoors(api.app.get(GraphQLSchemaHost).schema),
  ...api.routes
    .filter(({ method, url }) => method !== 'HEAD' && method !== 'OPTIONS' && !url.startsWith('/graphql'))
    .map(routeDoor),
];

const routeDoor = ({ method, url }: TestApi['routes'][number]): Door => ({
  name: `${method} ${url}`,
  changes: method !== 'GET',
  call: (filling) => ({
    method,
    url: url.replace(/:(\w+)/g, (_, name: string) =>
      encodeURIComponent(/id$/i.test(name) ? filling.idAt(name) : filling.textAt(name)),
    ),
    ...(method !== 'GET' && { payload: {} }),
  }),
});
