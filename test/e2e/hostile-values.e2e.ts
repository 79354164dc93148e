import { GraphQLSchemaHost } from '@nestjs/graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectionsOf } from '../support/hostile/connections.js';
import { CURSOR_OF_A_PLACE, MALFORMED, tamperedOf } from '../support/hostile/cursors.js';
import { HostileTexts } from '../support/hostile/texts.js';
import { buildWorld, type World } from '../support/isolation/world.js';
import { type Json, startTestApi, type TestApi } from '../support/test-api.js';

const SWEEP_MAY_TAKE = 300_000;

let api: TestApi;
let world: World;

beforeAll(async () => {
  api = await startTestApi();
  world = await buildWorld(api);
}, SWEEP_MAY_TAKE);

afterAll(async () => {
  await world.overseer.end();
  await api.stop();
});

const schemaOf = () => api.app.get(GraphQLSchemaHost).schema;

describe('a cursor that was tampered with', () => {
  it(
    'is refused by name in every list, or stands for a place, and never breaks anything',
    async () => {
      const admin = await world.staff[0]!.token();
      const doors = connectionsOf(schemaOf(), world);
      const wrong: unknown[] = [];
      let calls = 0;
      const code = async (query: string, variables: object): Promise<string | null> => {
        calls += 1;
        return (await api.graphql(query, variables, admin!)).errors?.[0]?.extensions.code ?? null;
      };

      for (const { name, query, variables, path } of doors) {
        const page = await api.graphql(query, variables, admin!);
        const list = path.reduce((found: Json, step) => found?.[step], page.data);
        expect(list, `${name}: ${JSON.stringify(page)}`).toBeTruthy();
        for (const after of MALFORMED) {
          const answer = await code(query, { ...variables, after });
          if (answer !== 'CURSOR_NOT_VALID') wrong.push([name, after, answer]);
        }
        for (const after of tamperedOf(list.pageInfo.endCursor ?? CURSOR_OF_A_PLACE)) {
          const answer = await code(query, { ...variables, after });
          if (answer !== 'CURSOR_NOT_VALID' && answer !== null)
            wrong.push([name, Buffer.from(after, 'base64url').toString(), answer]);
        }
      }
      console.log(`cursors: ${doors.length} lists, ${calls} tampered cursors`);
      expect(wrong).toEqual([]);
      expect(doors.length).toBeGreaterThan(14);
    },
    SWEEP_MAY_TAKE,
  );
});

describe('text that PostgreSQL cannot keep', () => {
  it(
    'is refused in words wherever the API takes text',
    async () => {
      const report = await new HostileTexts(api, world).run();
      console.log(`texts: ${report.doors} queries and mutations, ${report.places} places, ${report.calls} calls`);
      expect(report.broken).toEqual([]);
      expect(report.places).toBeGreaterThan(100);
    },
    SWEEP_MAY_TAKE,
  );
});
