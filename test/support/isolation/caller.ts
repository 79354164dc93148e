import { newId } from '../../../src/platform/clock/index.js';
import type { TestApi } from '../test-api.js';
import type { Door, HttpCall } from './doors.js';
import { fillingOf, type Place } from './fillings.js';
import { tableNamer } from './ids.js';
import type { Asker } from './askers.js';
import type { Secret, World } from './world.js';

interface Question {
  readonly door: Door;
  readonly asker: Asker;
  readonly secret: Secret;
  readonly fullness: string;
  readonly place: Place | null;
  readonly value: string;
}

/** Puts questions, each to the same world: what a question changed is looked at and then undone. */
export class Caller {
  readonly tableOf: ReturnType<typeof tableNamer>;
  private calls = 0;
  private readonly untouched = new Map<Secret, ReadonlySet<string>>();

  constructor(
    private readonly api: TestApi,
    private readonly world: World,
    private readonly onTouched: (door: Door, asker: Asker, what: string) => void,
  ) {
    this.tableOf = tableNamer(world.shape);
  }

  /** The answer as status and body. */
  async ask(question: Question): Promise<string> {
    const untouched = this.untouched.get(question.secret) ?? (await this.rowsOf(question.secret));
    this.untouched.set(question.secret, untouched);
    const answer = await this.answer(question);
    if (!question.door.changes || answer.includes('"code":')) return answer;
    await this.lookForTraces(question, untouched);
    await this.world.putBack();
    return answer;
  }

  /** The same question with a value that exists nowhere, and that value. */
  async askForNothing(question: Question & { readonly place: Place }): Promise<{ value: string; answer: string }> {
    const value = question.place.takes === 'id' ? newId() : sameShape(question.value);
    return { value, answer: await this.ask({ ...question, value }) };
  }

  /** The question as it would be sent, apart from the words that are new every time. */
  writingOf(question: Question): string {
    return JSON.stringify(this.callOf(question)).replaceAll(/word-\d+/g, 'WORD');
  }

  private async answer(question: Question): Promise<string> {
    const { asker } = question;
    const call = this.callOf(question);
    const answer = await this.send(call, await asker.token());
    // A mutation may have ended the asker's own session; an answer to nobody in particular would prove nothing.
    return asker.isSomebody && answer.includes('"UNAUTHENTICATED"') ? this.send(call, await asker.signInAgain()) : answer;
  }

  private callOf({ door, fullness, place, value }: Question): HttpCall {
    return door.call(fillingOf(door, this.world.own, this.tableOf, fullness, { place, value }));
  }

  private async send({ method, url, payload }: HttpCall, token: string | null): Promise<string> {
    const headers = token ? { authorization: `Bearer ${token}` } : {};
    // Each from an address of its own, so that no throttle answers instead.
    const remoteAddress = `2001:db8:0:${(this.calls += 1).toString(16)}::1`;
    const response = await this.api.app.inject({ method: method as 'GET', url, headers, remoteAddress, ...(payload && { payload }) });
    return `${response.statusCode} ${response.body}`;
  }

  /** Rows of another center stay as they are whoever asks; those of another student when a student asks. */
  private async lookForTraces({ door, asker, secret, place }: Question, untouched: ReadonlySet<string>): Promise<void> {
    // In one center a new row may carry an id that another kind of row has.
    if (place?.makes && secret === this.world.otherStudent) return;
    for (const line of await this.rowsOf(secret)) if (!untouched.has(line)) this.onTouched(door, asker, `changes rows of ${secret.whose}: ${line}`);
  }

  private rowsOf({ where: [condition, ...values] }: Secret): Promise<ReadonlySet<string>> {
    return this.world.overseer.fingerprint(condition, values);
  }
}

/** Another text that is refused for its form exactly when this one is: every letter becomes the next. */
const sameShape = (text: string): string => text.replace(/[a-y]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 1));
