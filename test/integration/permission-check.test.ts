import { Controller, Get, Module, type Type } from '@nestjs/common';
import { Query, Resolver } from '@nestjs/graphql';
import { expect, it } from 'vitest';
import { Allow, AllowAnyone } from '../../src/identity/index.js';
import { startTestApi } from '../support/test-api.js';

@Resolver()
class ForgetfulResolver {
  @Query(() => String, { description: 'Planted.' })
  openToAll(): string {
    return 'secret';
  }
}

@Controller('planted')
class ForgetfulController {
  @Get()
  openToAll(): string {
    return 'secret';
  }
}

@Resolver()
class HeirResolver extends ForgetfulResolver {}

@Resolver()
class CarefulResolver {
  @Allow('person.see')
  @Query(() => String, { description: 'Planted.' })
  forStaff(): string {
    return 'planted';
  }
}

@Controller('planted')
class CarefulController {
  @AllowAnyone()
  @Get()
  forAnyone(): string {
    return 'planted';
  }
}

@Module({ providers: [ForgetfulResolver] })
class WithForgetfulResolver {}

@Module({ controllers: [ForgetfulController] })
class WithForgetfulController {}

@Module({ providers: [HeirResolver] })
class WithHeirResolver {}

@Module({ providers: [CarefulResolver], controllers: [CarefulController] })
class Careful {}

/** What the service says when it does not start; null: it started. */
const startWith = async (planted: Type): Promise<string | null> => {
  try {
    await (await startTestApi(planted)).stop();
    return null;
  } catch (error) {
    return (error as Error).message;
  }
};

it.each([
  ['a query', WithForgetfulResolver, 'ForgetfulResolver.openToAll'],
  ['a route', WithForgetfulController, 'ForgetfulController.openToAll'],
  ['an inherited query', WithHeirResolver, 'HeirResolver.openToAll'],
])('does not start with %s that names no permission', async (_, planted, door) => {
  expect(await startWith(planted)).toBe(
    `Every query, mutation and route needs @Allow(...) or @AllowAnyone(). Missing on: ${door}.`,
  );
});

it('starts when every door names one', async () => {
  expect(await startWith(Careful)).toBeNull();
});
