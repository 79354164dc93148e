/** Something that changed; `key` says what, null: it may be anything. */
export interface Change {
  readonly key: string | null;
  readonly at: Date;
}

const MOST_WAITING = 200;
const OVER: IteratorResult<Change> = { done: true, value: undefined };

/**
 * Changes on their way to one client, who takes the next when the one before is sent. A client who is slow finds the changes of one
 * thing drawn together, and too many things drawn together into "anything": what waits never grows.
 */
export class EventStream implements AsyncIterableIterator<Change> {
  private waiting = new Map<string | null, Change>();
  private taker: ((result: IteratorResult<Change>) => void) | null = null;
  private isOver = false;

  constructor(private readonly onEnd: () => void) {}

  push(change: Change): void {
    if (this.isOver || this.waiting.has(null)) return;
    if (change.key === null || this.waiting.size >= MOST_WAITING)
      this.waiting = new Map([[null, { ...change, key: null }]]);
    else this.waiting.set(change.key, change);
    this.handOver();
  }

  next(): Promise<IteratorResult<Change>> {
    if (this.isOver) return Promise.resolve(OVER);
    return new Promise((resolve) => {
      this.taker = resolve;
      this.handOver();
    });
  }

  return(): Promise<IteratorResult<Change>> {
    if (!this.isOver) {
      this.isOver = true;
      this.waiting.clear();
      this.taker?.(OVER);
      this.onEnd();
    }
    return Promise.resolve(OVER);
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  private handOver(): void {
    const [first] = this.waiting.values();
    if (!this.taker || !first) return;
    this.waiting.delete(first.key);
    const take = this.taker;
    this.taker = null;
    take({ done: false, value: first });
  }
}
