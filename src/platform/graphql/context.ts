import DataLoader from 'dataloader';
import type { Actor } from '../../kernel/actor.js';

/** What one request carries through its resolvers. Made anew for every request, so nothing is shared between tenants. */
export class RequestContext {
  private readonly loaders = new Map<string, DataLoader<string, unknown>>();

  constructor(
    readonly requestId: string,
    /** Null: not signed in. */
    readonly actor: Actor | null,
    readonly address: string,
  ) {}

  /** The signed-in person. Only reached behind the permission guard. */
  get signedIn(): Actor {
    if (!this.actor) throw new Error('A resolver without a signed-in person asked who it is.');
    return this.actor;
  }

  /** Loads one thing by key; all keys asked for in one turn become one call of `loadAll`. */
  load<Value>(
    name: string,
    key: string,
    loadAll: (keys: readonly string[]) => Promise<ReadonlyMap<string, Value>>,
  ): Promise<Value | null> {
    let loader = this.loaders.get(name);
    if (!loader) {
      loader = new DataLoader<string, unknown>(async (keys) => {
        const found = await loadAll(keys);
        return keys.map((each) => found.get(each) ?? null);
      });
      this.loaders.set(name, loader);
    }
    return loader.load(key) as Promise<Value | null>;
  }
}
