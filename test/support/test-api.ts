import 'reflect-metadata';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import request from 'supertest';
import { createApi } from '../../src/api.js';
import { createTestDatabase, type TestDatabase } from './test-database.js';

export interface GraphqlAnswer {
  readonly data: any;
  readonly errors?: readonly { message: string; path?: readonly (string | number)[]; extensions: { code: string; requestId: string } }[];
}

/** The whole service over its own database, spoken to over HTTP. */
export interface TestApi {
  readonly app: NestFastifyApplication;
  readonly database: TestDatabase;
  /** Sends a GraphQL request; `token` is an access token. */
  graphql(query: string, variables?: object, token?: string): Promise<GraphqlAnswer>;
  http(): ReturnType<typeof request>;
  stop(): Promise<void>;
}

export const startTestApi = async (): Promise<TestApi> => {
  const database = await createTestDatabase();
  Object.assign(process.env, { NODE_ENV: 'test', DATABASE_URL: database.appUrl, JWT_SECRET: 'test-secret-test-secret-test-secret!', LOG_LEVEL: 'error' });
  const app = await createApi();
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  const http = () => request(app.getHttpServer());
  return {
    app,
    database,
    http,
    graphql: async (query, variables = {}, token) => {
      const call = http().post('/graphql').send({ query, variables });
      const answer = await (token ? call.set('authorization', `Bearer ${token}`) : call);
      return answer.body as GraphqlAnswer;
    },
    stop: async () => {
      await app.close();
      await database.drop();
    },
  };
};
