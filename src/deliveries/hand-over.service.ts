import { Injectable } from '@nestjs/common';
import { Chance } from '../platform/chance/index.js';
import { Clock } from '../platform/clock/index.js';
import type { Carrier } from './carriers.js';
import { ClockWatch } from './clock-watch.service.js';
import type { Answer } from './composition.service.js';
import type { Claimed } from './delivery-claims.store.js';
import { DeliveryRefused } from './delivery.js';
import { type Outcome, outcomeOfFailure } from './domain/outcome.js';

/** Until when a worker may hand over what it holds. */
export interface Holding {
  /** Told by the monotonic clock, which goes on while the process is stopped. */
  readonly until: number;
  readonly isStopping: () => boolean;
}

const NOT_TRIED: Outcome = { kind: 'GIVEN_BACK' };

/** Hands one message to the wire, if that may still be done. */
@Injectable()
export class HandOver {
  constructor(
    private readonly clock: Clock,
    private readonly watch: ClockWatch,
    private readonly chance: Chance,
  ) {}

  async attempt(carrier: Carrier, claimed: Claimed, answer: Answer, holding: Holding): Promise<Outcome> {
    if ('error' in answer) return this.failed(answer.error, claimed);
    const { composed } = answer;
    if ('skip' in composed) return { kind: 'SKIPPED', reason: composed.skip };
    if ('defer' in composed) return { kind: 'DEFERRED', until: composed.defer, reason: composed.reason };
    if (!this.maySend(holding)) return NOT_TRIED;
    try {
      return { kind: 'SENT', receipt: (await carrier.send(composed.send, claimed)).receipt };
    } catch (error) {
      return this.failed(error, claimed);
    }
  }

  /** The last look: a process that was stopped for longer than its lease must not send what another has taken up by now. */
  private maySend({ until, isStopping }: Holding): boolean {
    return !isStopping() && this.clock.monotonic() < until && this.watch.isSteady();
  }

  private failed(error: unknown, { attempts }: Claimed): Outcome {
    const failure = { reason: wordsOf(error), isFinal: error instanceof DeliveryRefused };
    return outcomeOfFailure(failure, attempts + 1, this.chance.next());
  }
}

const ADDRESS = /[^\s<>"']+@[^\s<>"']+/g;

const wordsOf = (error: unknown): string =>
  (error instanceof Error ? error.message || error.name : String(error)).replaceAll(ADDRESS, '(address)');
