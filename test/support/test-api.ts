import 'reflect-metadata';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Module, type Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import request from 'supertest';
import { createApi } from '../../src/api.js';
import { AppModule } from '../../src/app.module.js';
import { createTestDatabase, type TestDatabase } from './test-database.js';

/** What an API answers has no type until a test asserts it. */
export type Json = ReturnType<typeof JSON.parse>;

export interface GraphqlAnswer {
  readonly data: Json;
  readonly errors?: readonly {
    message: string;
    path?: readonly (string | number)[];
    extensions: { code: string; requestId: string };
  }[];
}

export interface Route {
  readonly method: string;
  readonly url: string;
}

/** The whole service over its own database, spoken to over HTTP. */
export interface TestApi {
  readonly app: NestFastifyApplication;
  readonly database: TestDatabase;
  /** The folder where it keeps files. */
  readonly files: string;
  /** Sends a GraphQL request; `token` is an access token. */
  graphql(query: string, variables?: object, token?: string): Promise<GraphqlAnswer>;
  http(): ReturnType<typeof request>;
  /** Every HTTP route there is. */
  readonly routes: readonly Route[];
  stop(): Promise<void>;
}

/** `planted` are modules that stand beside those of the product. */
export const startTestApi = async (...planted: Type[]): Promise<TestApi> => {
  const database = await createTestDatabase();
  const files = await mkdtemp(join(tmpdir(), 'followthrough-files-'));
  Object.assign(process.env, {
    NODE_ENV: 'test',
    DATABASE_URL: database.appUrl,
    JWT_SECRET: 'test-secret-test-secret-test-secret!',
    LOG_LEVEL: 'error',
    STORAGE_DIRECTORY: files,
  });
  const app = await createApi(planted.length > 0 ? besideOurs(planted) : AppModule);
  const routes = collectRoutes(app);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  const http = () => request(app.getHttpServer());
  return {
    app,
    database,
    files,
    http,
    routes,
    graphql: async (query, variables = {}, token) => {
      const call = http().post('/graphql').send({ query, variables });
      const answer = await (token ? call.set('authorization', `Bearer ${token}`) : call);
      return answer.body as GraphqlAnswer;
    },
    stop: async () => {
      await app.close();
      await database.drop();
      await rm(files, { recursive: true });
    },
  };
};

const besideOurs = (planted: Type[]): Type => {
  @Module({ imports: [AppModule, ...planted] })
  class WithPlantedModules {}
  return WithPlantedModules;
};

/** Fastify tells of each route as it is added. */
const collectRoutes = (app: NestFastifyApplication): Route[] => {
  const routes: Route[] = [];
  app
    .getHttpAdapter()
    .getInstance()
    .addHook(
      'onRoute',
      ({ method, url }) => void routes.push(...[method].flat().map((each) => ({ method: each, url }))),
    );
  return routes;
};
