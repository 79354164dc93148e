import { newId } from '../../../src/platform/clock/index.js';
import type { TestApi } from '../test-api.js';
import type { Cell, ProbingCell } from './cells.js';
import type { Door, HttpCall } from './doors.js';
import { fillingOf } from './fillings.js';
import type { Asker } from './askers.js';
import type { Secret, World } from './world.js';

/** Puts questions, each to the same world: what a question changed is looked at and then undone. */
export class Caller {
  private calls = 0;
  private readonly untouched = new Map<Secret, ReadonlySet<string>>();

  constructor(
    private readonly api: TestApi,
    private readonly world: World,
    private readonly onTouched: (door: Door, asker: Asker, what: string) => void,
  ) {}

  /** The answer as status and body. */
  async ask(cell: Cell): Promise<string> {
    if (!this.untouched.has(cell.secret)) this.untouched.set(cell.secret, await this.rowsOf(cell.secret));
    const answer = await this.answer(cell);
    if (cell.door.changes && !REFUSED.test(answer)) await this.settle(cell);
    return answer;
  }

  /** The same question with a value that exists nowhere, and that value. */
  async askForNothing(cell: ProbingCell): Promise<{ value: string; answer: string }> {
    const value = cell.place.takes === 'id' ? newId() : sameShape(cell.value);
    return { value, answer: await this.ask({ ...cell, value }) };
  }

  /** The question as it would be sent, apart from the words that are new every time. */
  writingOf(cell: Cell): string {
    return JSON.stringify(this.callOf(cell)).replaceAll(/word-\d+/g, 'WORD');
  }

  private async answer(cell: Cell): Promise<string> {
    const { asker } = cell;
    const call = this.callOf(cell);
    const answer = await this.send(call, await asker.token());
    // A mutation may have ended the asker's own session; an answer to nobody in particular would prove nothing.
    return asker.isSomebody && answer.includes('"UNAUTHENTICATED"')
      ? this.send(call, await asker.signInAgain())
      : answer;
  }

  private callOf({ door, fullness, place, value }: Cell): HttpCall {
    return door.call(fillingOf(door, this.world, fullness, { place, value }));
  }

  private async send({ method, url, payload }: HttpCall, token: string | null): Promise<string> {
    const headers = token ? { authorization: `Bearer ${token}` } : {};
    // Each from an address of its own, so that no throttle answers instead.
    const remoteAddress = `2001:db8:0:${(this.calls += 1).toString(16)}::1`;
    const response = await this.api.app.inject({
      method: method as 'GET',
      url,
      headers,
      remoteAddress,
      ...(payload && { payload }),
    });
    return `${response.statusCode} ${response.body}`;
  }

  /** Rows of another center stay as they are whoever asks; those of another student when a student asks. Then undoes the rest. */
  async settle({ door, asker, secret, place }: Pick<Cell, 'door' | 'asker' | 'secret' | 'place'>): Promise<void> {
    // In one center a new row may carry an id that another kind of row has.
    const isExcused = place?.makes && secret === this.world.otherStudent;
    for (const line of isExcused ? [] : await this.rowsOf(secret)) {
      if (!this.untouched.get(secret)!.has(line))
        this.onTouched(door, asker, `changes rows of ${secret.whose}: ${line}`);
    }
    await this.world.putBack();
  }

  private rowsOf({ where: [condition, ...values] }: Secret): Promise<ReadonlySet<string>> {
    return this.world.overseer.fingerprint(condition, values);
  }
}

/** Nothing was done; for all other answers it is looked what was. */
const REFUSED = /^[45]\d\d |"errors":\[\{|"userErrors":\[\{/;

/** Another text that is refused for its form exactly when this one is: every letter becomes the next. */
const sameShape = (text: string): string =>
  text.replace(/[a-y]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 1));
