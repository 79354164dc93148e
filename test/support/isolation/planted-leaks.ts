import { Controller, Get, HttpException, Module, Param } from '@nestjs/common';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import pg from 'pg';
import { Allow, SignedInActor } from '../../../src/identity/index.js';
import { Database } from '../../../src/platform/database/index.js';
import { Uuid } from '../../../src/platform/graphql/index.js';
import type { Actor } from '../../../src/kernel/actor.js';
import type { TestDatabase } from '../test-database.js';

/** The planted resolvers ask as a superuser, whom row level security does not bind. */
let superuser: pg.Client;

export const leakFrom = async (database: TestDatabase): Promise<() => Promise<void>> => {
  superuser = new pg.Client({ connectionString: database.superuserUrl });
  await superuser.connect();
  return () => superuser.end();
};

const asSuperuser = async (sql: string, ...values: string[]): Promise<string | null> => {
  const { rows } = await superuser.query(sql, values);
  return rows.length > 0 ? rows.map(({ found }) => String(found)).join(', ') : null;
};

const anId = { type: () => Uuid };
const aText = { nullable: true, description: 'Planted.' };

/** One mistake each, of the kinds that the sweep must see, and one resolver without a mistake. */
@Resolver()
class PlantedLeaks {
  constructor(private readonly ours: Database) {}

  @Allow('employer.see')
  @Query(() => String, aText)
  plantedNameOfAnybody(@Args('employerId', anId) id: string) {
    return asSuperuser('SELECT name AS found FROM employers WHERE id = $1', id);
  }

  @Allow('employer.see')
  @Query(() => String, aText)
  async plantedForbidden(@Args('employerId', anId) id: string, @SignedInActor() actor: Actor) {
    const owner = await asSuperuser('SELECT center_id AS found FROM employers WHERE id = $1', id);
    if (owner !== null && owner !== actor.centerId)
      throw new HttpException({ code: 'FORBIDDEN', message: 'Not yours.' }, 403);
    return null;
  }

  @Allow('employer.see')
  @Query(() => String, aText)
  plantedList() {
    return asSuperuser('SELECT email AS found FROM students');
  }

  @Allow('note.write')
  @Query(() => String, aText)
  plantedNoteOfAnyStudent(@Args('noteId', anId) id: string, @SignedInActor() actor: Actor) {
    return this.ours.inCenter(actor.centerId, async (tx) => {
      const rows = await tx.query<{ body: string }>('SELECT body FROM notes WHERE center_id = $1 AND id = $2', [
        actor.centerId,
        id,
      ]);
      return rows[0]?.body ?? null;
    });
  }

  @Allow('employer.see')
  @Query(() => String, aText)
  plantedCareless(@Args('employerId', anId) id: string, @SignedInActor() actor: Actor) {
    return this.ours.inCenter(actor.centerId, async (tx) => {
      const rows = await tx.query<{ name: string }>('SELECT center_id, name FROM employers WHERE id = $1', [id]);
      return rows[0]?.name ?? null;
    });
  }

  @Allow('employer.see')
  @Query(() => String, aText)
  plantedAstray(@SignedInActor() actor: Actor) {
    return this.ours.inCenter(actor.centerId, async (tx) => {
      await tx.query('SELECT name FROM employers WHERE center_id = $1 AND zone IS NULL', [actor.userId]);
      return null;
    });
  }

  @Allow('employer.add')
  @Mutation(() => Boolean, { description: 'Planted.' })
  async plantedWrite(@Args('employerId', anId) id: string) {
    await asSuperuser(`UPDATE employers SET website = 'https://planted.example' WHERE id = $1`, id);
    return true;
  }

  @Allow('employer.add')
  @Mutation(() => Boolean, { description: 'Planted.' })
  async plantedDatabaseError(@Args('employerId', anId) id: string) {
    const isThere = await asSuperuser('SELECT id AS found FROM employers WHERE id = $1', id);
    if (isThere === null)
      throw new HttpException({ code: 'INTERNAL', message: 'As if a foreign key had found nothing.' }, 500);
    return true;
  }

  @Allow('employer.see')
  @Query(() => String, aText)
  plantedWithoutMistake(@Args('employerId', anId) id: string, @SignedInActor() actor: Actor) {
    return this.ours.inCenter(actor.centerId, async (tx) => {
      const rows = await tx.query<{ name: string }>('SELECT name FROM employers WHERE center_id = $1 AND id = $2', [
        actor.centerId,
        id,
      ]);
      return rows[0]?.name ?? null;
    });
  }
}

@Controller('planted')
class PlantedRoute {
  @Allow('employer.see')
  @Get(':employerId')
  async name(@Param('employerId') id: string): Promise<object> {
    return { name: await asSuperuser('SELECT name AS found FROM employers WHERE id::text = $1', id) };
  }
}

@Module({ providers: [PlantedLeaks], controllers: [PlantedRoute] })
export class PlantedLeaksModule {}
