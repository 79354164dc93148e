import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import { introspectionFromSchema } from 'graphql';
import { serveAssets } from './assets.js';
import { GRAPHIQL_PAGE, GRAPHIQL_STYLE, START_SCRIPT } from './graphiql.js';
import { OUTBOX_PAGE, OUTBOX_SCRIPT, OUTBOX_STYLE } from './outbox.js';
import { WELCOME_PAGE, WELCOME_STYLE } from './welcome.js';

/** Only what comes from here, and only to here. GraphiQL's editor sets styles on its elements and has its fonts inlined. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src data:; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const TEXTS: Readonly<Record<string, { readonly type: string; readonly text: string }>> = {
  '/': { type: 'text/html', text: WELCOME_PAGE },
  '/welcome.css': { type: 'text/css', text: WELCOME_STYLE },
  '/graphiql': { type: 'text/html', text: GRAPHIQL_PAGE },
  '/graphiql/page.css': { type: 'text/css', text: GRAPHIQL_STYLE },
  '/outbox': { type: 'text/html', text: OUTBOX_PAGE },
  '/outbox.css': { type: 'text/css', text: OUTBOX_STYLE },
  '/outbox.js': { type: 'text/javascript', text: OUTBOX_SCRIPT },
  '/graphiql/start.js': { type: 'text/javascript', text: START_SCRIPT },
};

/** The pages of the demo: a welcome, and GraphiQL with a ready query for each role. Never outside of it. */
export const servePlayground = (api: NestFastifyApplication): void => {
  const server = api.getHttpAdapter().getInstance();
  for (const [address, { type, text }] of Object.entries(TEXTS))
    server.get(address, (_, reply: FastifyReply) => send(reply, type, text));
  server.get('/graphiql/schema.json', (_, reply: FastifyReply) =>
    reply.send(introspectionFromSchema(server.graphql.schema)),
  );
  serveAssets(server);
};

const send = (reply: FastifyReply, type: string, text: string): FastifyReply =>
  reply.type(`${type}; charset=utf-8`).header('content-security-policy', POLICY).send(text);
