import fc from 'fast-check';
import { expect, vi } from 'vitest';
import { DAY } from '../../../src/kernel/instant.js';
import { ask } from '../people.js';
import { DEFAULT, MOVE, POLICY_MOVE, publishChanged, waitLonger } from '../policies.js';
import { type Chance, type DeedName, DEEDS } from './deeds.js';
import { aMinute, lookAround, wait, type World } from './world.js';

/** The model knows nothing: what must be true is asked of the world itself. */
export type Nothing = Record<never, never>;

type Command = fc.AsyncCommand<Nothing, World>;

const always = (): boolean => true;

/** How often each deed was done, and how often refused. */
export const tally = new Map<string, { done: number; refused: number }>();

function count(name: string, isDone: boolean): void {
  const { done, refused } = tally.get(name) ?? { done: 0, refused: 0 };
  tally.set(name, { done: done + Number(isDone), refused: refused + Number(!isDone) });
}

/** A mutation over the API: it is done, or refused in words; afterwards everything is in order. */
class Act implements Command {
  constructor(
    private readonly deed: DeedName,
    private readonly chance: Chance,
  ) {}

  check = always;

  async run(_: Nothing, world: World): Promise<void> {
    aMinute(world);
    const { input, make } = DEEDS[this.deed];
    const made = make(world, this.chance);
    if (made === null) return;
    await this.send(world, input, made);
    await lookAround(world);
  }

  toString = (): string => `${this.deed}(${JSON.stringify(this.chance)})`;

  private async send(world: World, type: string, input: object): Promise<void> {
    const more = MORE[this.deed] ?? '';
    const mutation = `mutation ($input: ${type}!) { ${this.deed}(input: $input) { ${more} userErrors { code field message } } }`;
    const payload = (await ask(world.api, world.center.admin, mutation, { input }))[this.deed];
    const isDone = payload.userErrors.length === 0;
    count(this.deed, isDone);
    if (isDone) REMEMBER[this.deed]?.(world, payload, input);
  }
}

const MORE: Partial<Record<DeedName, string>> = {
  startPause: 'pause { id version }',
  restrictContact: 'restriction { id version }',
};

const REMEMBER: Partial<
  Record<DeedName, (world: World, payload: ReturnType<typeof JSON.parse>, input: object) => void>
> = {
  startPause: ({ pauses }, { pause }) => void pauses.push(pause),
  endPause: ({ pauses }, _, input) =>
    void pauses.splice(
      pauses.findIndex(({ id }) => 'id' in input && id === input.id),
      1,
    ),
  restrictContact: ({ restrictions }, { restriction }) => void restrictions.push(restriction),
  liftRestriction: ({ restrictions }, _, input) =>
    void restrictions.splice(
      restrictions.findIndex(({ id }) => 'id' in input && id === input.id),
      1,
    ),
};

/** The clock goes on, up to some weeks, and the sweep comes round. */
class Wait implements Command {
  constructor(private readonly days: number) {}

  check = always;

  async run(_: Nothing, world: World): Promise<void> {
    wait(world, this.days * DAY);
    await lookAround(world);
  }

  toString = (): string => `wait(${this.days} days)`;
}

/** Another version of the center's policy, to which open prospects are moved, or only those of one student. */
class Publish implements Command {
  constructor(
    private readonly businessDays: number,
    private readonly movesAll: boolean,
  ) {}

  check = always;

  async run(_: Nothing, world: World): Promise<void> {
    aMinute(world);
    const { api, center, policyId, studentIds } = world;
    const more = { moveOpenProspects: this.movesAll };
    const { moveId } = await publishChanged(api, center.admin, { id: policyId }, waitLonger(this.businessDays), more);
    await ended(world, moveId ?? (await moved(world, { studentId: studentIds[0] })));
    count('publishPolicy', true);
    await lookAround(world);
  }

  toString = (): string => `publish(${this.businessDays} business days, ${this.movesAll ? 'moves all' : 'moves one'})`;
}

async function moved({ api, center }: World, scope: object): Promise<string> {
  const { followUpPolicy } = await ask(api, center.admin, DEFAULT);
  const { movePolicy } = await ask(api, center.admin, MOVE, { input: { toVersionId: followUpPolicy.id, scope } });
  expect(movePolicy.userErrors).toEqual([]);
  return movePolicy.policyMove.id;
}

const ended = ({ api, center }: World, id: string): Promise<void> =>
  vi.waitFor(async () => {
    const { policyMove } = await ask(api, center.admin, POLICY_MOVE, { id });
    expect(policyMove.status).toBe('DONE');
  }, 10_000);

const chance: fc.Arbitrary<Chance> = fc.record({
  prospect: fc.nat(7),
  pick: fc.nat(11),
  word: fc.nat(59),
  days: fc.integer({ min: -1, max: 30 }),
  hours: fc.nat(72),
  yes: fc.boolean(),
});

const act = (deed: DeedName): fc.Arbitrary<Command> => chance.map((each) => new Act(deed, each));

/** Sequences of anything that can happen; what happens most in life comes most often. */
export const lives = (mostDeeds: number) =>
  fc.commands(
    [
      ...(Object.keys(DEEDS) as DeedName[]).map(act),
      ...Array.from({ length: 3 }, () => act('logInterview')),
      ...Array.from({ length: 4 }, () => act('scheduleInterview')),
      ...Array.from({ length: 6 }, () => act('recordFollowUp')),
      ...Array.from({ length: 2 }, () => act('receiveOffer')),
      ...Array.from({ length: 4 }, () => fc.integer({ min: 1, max: 20 }).map((days) => new Wait(days))),
      fc.tuple(fc.integer({ min: 2, max: 12 }), fc.boolean()).map((given) => new Publish(...given)),
    ],
    { maxCommands: mostDeeds, size: 'max' },
  );
