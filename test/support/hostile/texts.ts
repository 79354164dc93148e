import { GraphQLSchemaHost } from '@nestjs/graphql';
import { newId } from '../../../src/platform/clock/index.js';
import { graphqlDoors } from '../isolation/graphql-doors.js';
import type { Door } from '../isolation/doors.js';
import { idOf } from '../isolation/ids.js';
import type { World } from '../isolation/world.js';
import type { TestApi } from '../test-api.js';

/** What JSON can carry and PostgreSQL cannot keep: the character NUL, and half of a surrogate pair. */
const HOSTILE = ['hostile\u0000text', 'hostile\ud800text'] as const;

const MOST_LEVELS_OF_INPUT = 8;
/** Nothing was done; for all other answers the world is put back. */
const REFUSED = /"errors":\[\{|"userErrors":\[\{/;

export interface TextReport {
  readonly doors: number;
  readonly places: number;
  readonly calls: number;
  readonly broken: readonly string[];
}

/** Sends text that cannot be kept to every place that takes text, one at a time. */
export class HostileTexts {
  private words = 0;
  private calls = 0;
  private readonly broken: string[] = [];

  constructor(
    private readonly api: TestApi,
    private readonly world: World,
  ) {}

  async run(): Promise<TextReport> {
    const doors = graphqlDoors(this.api.app.get(GraphQLSchemaHost).schema);
    let places = 0;
    for (const door of doors) {
      const found = textPlacesOf(door);
      places += found.length;
      for (const place of found) for (const text of HOSTILE) await this.probe(door, place, text);
    }
    return { doors: doors.length, places, calls: this.calls, broken: this.broken };
  }

  /** With nothing else that may be left out, and with everything: what is looked at first differs. */
  private async probe(door: Door, place: string, text: string): Promise<void> {
    for (const isFull of [false, true]) {
      const answer = await this.ask(door, place, text, isFull);
      if (/"code":"INTERNAL"|^5\d\d /.test(answer))
        this.broken.push(`${door.name} ${place} ${isFull ? 'full ' : ''}${JSON.stringify(text)}`);
      if (door.changes && !REFUSED.test(answer)) await this.world.putBack();
    }
  }

  private async ask(door: Door, place: string, text: string, isFull: boolean): Promise<string> {
    this.calls += 1;
    const call = door.call({
      idAt: (path) => idOf(this.world.own.get(this.world.tableOf(door.name, path) ?? '')) ?? newId(),
      textAt: (path) => (path === place ? text : this.word(path)),
      wants: (path) => path === place || place.startsWith(`${path}.`) || (isFull && isPossible(path) && !isKey(path)),
    });
    const asker = this.world.staff[0]!;
    const send = (token: string | null) =>
      this.api.app.inject({
        method: 'POST',
        url: call.url,
        headers: { authorization: `Bearer ${token}` },
        // Each from an address of its own, so that no throttle answers instead.
        remoteAddress: `2001:db8:1:${this.calls.toString(16)}::1`,
        payload: call.payload!,
      });
    const response = await send(await asker.token());
    const answered = response.body.includes('"UNAUTHENTICATED"') ? await send(await asker.signInAgain()) : response;
    return `${answered.statusCode} ${answered.body}`;
  }

  private word(path: string): string {
    this.words += 1;
    return /e?mail$/i.test(path) ? `word-${this.words}@probe.example` : `word-${this.words}`;
  }
}

const isPossible = (path: string): boolean => path.split('.').length <= MOST_LEVELS_OF_INPUT;

/** A key or a cursor beside the text would be looked at first; a new id makes a new row. */
const isKey = (path: string): boolean => /(?:^|\.)(?:clientMutationId|after|before|id)$/.test(path);

const textPlacesOf = (door: Door): string[] => {
  const places = new Set<string>();
  door.call({
    idAt: () => newId(),
    textAt: (path) => {
      places.add(path);
      return 'x';
    },
    wants: isPossible,
  });
  return [...places];
};
