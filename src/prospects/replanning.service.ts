import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/index.js';
import type { Transaction } from '../platform/database/index.js';
import { AffectedProspects, type Subject } from './affected-prospects.store.js';
import { Planner } from './planner.service.js';

/** More than these are left to the sweeper, so that one request does not hold a whole cohort. */
const MOST_AT_ONCE = 200;

/** Replans the prospects that a change outside them concerns: a pause, a restriction. */
@Injectable()
export class Replanning {
  constructor(
    private readonly affected: AffectedProspects,
    private readonly planner: Planner,
    private readonly clock: Clock,
  ) {}

  /** Within a sweep, for those whose student this transaction does not hold. */
  soon(tx: Transaction, subject: Subject): Promise<void> {
    return this.affected.outdate(tx, subject, new Date(this.clock.now()));
  }

  /** At once when they are few, else within a sweep. Answers how many were replanned at once; null: the sweeper does it. */
  async of(tx: Transaction, subject: Subject): Promise<number | null> {
    const ids = await this.affected.ids(tx, subject, MOST_AT_ONCE + 1);
    if (ids.length > MOST_AT_ONCE) {
      await this.soon(tx, subject);
      return null;
    }
    for (const prospect of await this.affected.lock(tx, ids)) await this.planner.replan(tx, prospect);
    return ids.length;
  }
}
