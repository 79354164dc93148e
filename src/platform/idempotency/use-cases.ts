import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { fail, ok, type Failure, type Result } from '../../kernel/result.js';
import { whyNotStorable } from '../../kernel/storable.js';
import { Clock } from '../clock/index.js';
import { againIfLost, Database, type Transaction } from '../database/index.js';
import { IdempotencyStore } from './idempotency.store.js';

export interface Command {
  /** Name of the mutation, `logInterview`. */
  readonly name: string;
  readonly input: { readonly clientMutationId?: string | null };
}

const LONGEST_KEY = 200;

/** Runs a use case in one transaction of the actor's center, at most once per client key. */
@Injectable()
export class UseCases {
  constructor(
    private readonly database: Database,
    private readonly keys: IdempotencyStore,
    private readonly clock: Clock,
  ) {}

  /** Does `work`; failures roll everything back. A key seen before returns the stored answer instead. */
  async run<Value>(
    actor: Actor,
    command: Command,
    work: (tx: Transaction) => Promise<Result<Value>>,
  ): Promise<Result<Value>> {
    const key = command.input.clientMutationId;
    if (key === null || key === undefined) return againIfLost(() => this.attempt(actor, work));
    const why = whyNotAKey(key);
    if (why !== null) return fail('KEY_NOT_VALID', `clientMutationId: ${why}.`, 'clientMutationId');
    return againIfLost(() => this.attempt(actor, (tx) => this.once(tx, actor, command, key, work)));
  }

  private async once<Value>(
    tx: Transaction,
    actor: Actor,
    command: Command,
    key: string,
    work: (tx: Transaction) => Promise<Result<Value>>,
  ): Promise<Result<Value>> {
    const requestHash = hashOf(command);
    const claim = { userId: actor.userId, key, mutation: command.name, requestHash, at: new Date(this.clock.now()) };
    if (!(await this.keys.claim(tx, claim))) return this.replay<Value>(tx, actor, key, requestHash);
    const result = await work(tx);
    if (result.ok) this.keys.keep(tx, actor.userId, key, result.value);
    return result;
  }

  private async replay<Value>(tx: Transaction, actor: Actor, key: string, requestHash: Buffer): Promise<Result<Value>> {
    const stored = await this.keys.find(tx, actor.userId, key);
    return stored.requestHash.equals(requestHash)
      ? ok(stored.answer as Value)
      : fail(
          'IDEMPOTENCY_KEY_REUSED',
          'This clientMutationId was used before with another input; make a new one for a new request.',
          'clientMutationId',
        );
  }

  private async attempt<Value>(
    actor: Actor,
    work: (tx: Transaction) => Promise<Result<Value>>,
  ): Promise<Result<Value>> {
    try {
      return await this.database.inCenter(actor.centerId, async (tx) => {
        const result = await work(tx);
        if (!result.ok) throw new RolledBack(result.failures);
        return result;
      });
    } catch (error) {
      if (error instanceof RolledBack) return { ok: false, failures: error.failures };
      throw error;
    }
  }
}

const whyNotAKey = (key: string): string | null =>
  key.length === 0 || key.length > LONGEST_KEY ? `must have 1 to ${LONGEST_KEY} characters` : whyNotStorable(key);

/** Carries expected failures past the transaction, so that nothing half-done is committed. */
class RolledBack extends Error {
  constructor(readonly failures: readonly Failure[]) {
    super('rolled back');
  }
}

const hashOf = (command: Command): Buffer =>
  createHash('sha256')
    .update(JSON.stringify([command.name, inOrder(command.input)]))
    .digest();

/** The same input with its keys in alphabetical order, so that field order does not make another request. */
const inOrder = (value: unknown): unknown => {
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(inOrder);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, each]) => [key, inOrder(each)]),
  );
};
