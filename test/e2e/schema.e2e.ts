import { GraphQLSchemaHost } from '@nestjs/graphql';
import { printSchema } from 'graphql';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestApi, type TestApi } from '../support/test-api.js';

let api: TestApi;

beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

it('serves the contract that is committed as schema.graphql ("npm run schema" writes it anew)', async () => {
  const schema = `# Generated from the code by "npm run schema"; do not edit.\n\n${printSchema(api.app.get(GraphQLSchemaHost).schema)}\n`;
  await expect(schema).toMatchFileSnapshot('../../schema.graphql');
});
