import { describe, expect, it } from 'vitest';
import { EventStream } from '../../../src/live-updates/event-stream.js';

const at = new Date(0);
const change = (key: string | null, time = at) => ({ key, at: time });

const stream = () => {
  const ends: string[] = [];
  return { stream: new EventStream(() => ends.push('over')), ends };
};

/** What a client who takes all would get now. */
const drain = async (from: EventStream): Promise<(string | null)[]> => {
  const keys: (string | null)[] = [];
  for (;;) {
    const next = await Promise.race([from.next(), Promise.resolve(null)]);
    if (next === null || next.done) return keys;
    keys.push(next.value.key);
  }
};

describe('a stream of changes', () => {
  it('hands over in order, whether the change or the client comes first', async () => {
    const { stream: changes } = stream();
    changes.push(change('a'));
    changes.push(change('b'));
    expect((await changes.next()).value.key).toBe('a');
    expect((await changes.next()).value.key).toBe('b');
    const waiting = changes.next();
    changes.push(change('c'));
    expect((await waiting).value.key).toBe('c');
  });

  it('draws changes of one thing together, and keeps the latest', async () => {
    const { stream: changes } = stream();
    changes.push(change('a'));
    changes.push(change('b'));
    changes.push(change('a', new Date(1)));
    expect((await changes.next()).value).toEqual(change('a', new Date(1)));
    expect((await changes.next()).value.key).toBe('b');
  });

  it('draws too many things together into anything', async () => {
    const { stream: changes } = stream();
    for (let count = 0; count < 100_000; count += 1) changes.push(change(`student ${count}`));
    expect(await drain(changes)).toEqual([null]);
  });

  it('ends once, for the one who waits and for those who ask later', async () => {
    const { stream: changes, ends } = stream();
    const waiting = changes.next();
    await changes.return();
    await changes.return();
    changes.push(change('a'));
    expect((await waiting).done).toBe(true);
    expect((await changes.next()).done).toBe(true);
    expect(ends).toEqual(['over']);
  });
});
