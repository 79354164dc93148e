import { createReadStream } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { FastifyInstance } from 'fastify';

const { resolve } = createRequire(import.meta.url);

/** What GraphiQL is made of: files of the installed packages, so that nothing is loaded from elsewhere. */
const ASSETS = {
  'react.js': { of: 'react', file: 'umd/react.production.min.js', type: 'text/javascript' },
  'react-dom.js': { of: 'react-dom', file: 'umd/react-dom.production.min.js', type: 'text/javascript' },
  'graphiql.js': { of: 'graphiql', file: 'graphiql.min.js', type: 'text/javascript' },
  'graphiql.css': { of: 'graphiql', file: 'graphiql.min.css', type: 'text/css' },
} as const;

export const assetAddress = (name: keyof typeof ASSETS): string => `/graphiql/${name}`;

export const serveAssets = (server: FastifyInstance): void => {
  for (const [name, { of, file, type }] of Object.entries(ASSETS)) {
    const path = join(dirname(resolve(`${of}/package.json`)), file);
    server.get(`/graphiql/${name}`, (_, reply) =>
      reply.type(`${type}; charset=utf-8`).header('cache-control', 'max-age=3600').send(createReadStream(path)),
    );
  }
};
