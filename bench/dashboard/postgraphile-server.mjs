import { createServer } from 'node:http';
import { grafserv } from 'postgraphile/grafserv/node';
import { makePgService } from 'postgraphile/adaptors/pg';
import { postgraphile } from 'postgraphile';
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber';

/**
 * PostGraphile 5 with its own preset, on the same database, in the same role and under the same row level security. It is spared the
 * token: the center comes in a header.
 */
const preset = {
  extends: [PostGraphileAmberPreset],
  pgServices: [
    makePgService({
      connectionString: process.env.DATABASE_URL,
      schemas: ['public'],
      poolConfig: { max: Number(process.env.POOL_SIZE) },
    }),
  ],
  grafserv: {
    port: Number(process.env.PORT),
    graphqlPath: '/graphql',
    graphiql: false,
    websockets: false,
    watch: false,
  },
  grafast: {
    explain: false,
    context: (context) => ({ pgSettings: { 'app.center_id': context.node?.req.headers['x-center'] ?? '' } }),
  },
};

// PostGraphile 5 asks for Node 22; this is all that it misses on Node 20.
Promise.withResolvers ??= function withResolvers() {
  let settle;
  const promise = new this((resolve, reject) => (settle = { resolve, reject }));
  return { promise, ...settle };
};

const instance = postgraphile(preset);
const serv = instance.createServ(grafserv);
const server = createServer();
await serv.addTo(server);
server.listen(Number(process.env.PORT), '127.0.0.1', () => process.send?.('ready'));
