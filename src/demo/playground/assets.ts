import { createReadStream } from 'node:fs';
import { createRequire } from 'node:module';
import type { FastifyInstance } from 'fastify';

const { resolve } = createRequire(import.meta.url);

/** What GraphiQL is made of, from the installed packages: nothing is loaded from elsewhere. */
const ASSETS = {
  'react.js': { file: () => resolve('react/umd/react.production.min.js'), type: 'text/javascript' },
  'react-dom.js': { file: () => resolve('react-dom/umd/react-dom.production.min.js'), type: 'text/javascript' },
  'graphiql.js': { file: () => resolve('graphiql/graphiql.min.js'), type: 'text/javascript' },
  'graphiql.css': { file: () => resolve('graphiql/graphiql.min.css'), type: 'text/css' },
} as const;

export const assetAddress = (name: keyof typeof ASSETS): string => `/graphiql/${name}`;

export const serveAssets = (server: FastifyInstance): void => {
  for (const [name, { file, type }] of Object.entries(ASSETS))
    server.get(`/graphiql/${name}`, (_, reply) => reply.type(`${type}; charset=utf-8`).header('cache-control', 'max-age=3600').send(createReadStream(file())));
};
