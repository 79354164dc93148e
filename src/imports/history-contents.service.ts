import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor.js';
import type { Transaction } from '../platform/database/index.js';
import { othersTurn } from '../platform/schedule/index.js';
import type { HistoryReadings } from './history-readings.js';
import { HistoryApplication } from './history-application.service.js';
import { type HistoryPart, HistoryPlans } from './history-plans.service.js';
import type { RowOutcome } from './row-outcome.js';

/** What a history would do, part by part, and doing it. */
@Injectable()
export class HistoryContents {
  constructor(
    private readonly plans: HistoryPlans,
    private readonly application: HistoryApplication,
  ) {}

  async forecast(
    tx: Transaction,
    reading: HistoryReadings,
    columnOf: (field: string) => string,
  ): Promise<readonly RowOutcome[]> {
    const outcomes: RowOutcome[] = [];
    for (let done = 0; done < reading.lines.length;) {
      const lines = reading.batchAfter(done);
      outcomes.push(...(await this.plans.plan(tx, partOf(reading, lines), columnOf, false)).outcomes);
      done += lines.length;
      await othersTurn();
    }
    return outcomes;
  }

  apply(
    tx: Transaction,
    actor: Actor,
    reading: HistoryReadings,
    lines: readonly number[],
    columnOf: (field: string) => string,
  ): Promise<readonly RowOutcome[]> {
    return this.application.apply(tx, actor, partOf(reading, lines), columnOf);
  }
}

const partOf = ({ rows, gaps, skipped }: HistoryReadings, lines: readonly number[]): HistoryPart => {
  const taken = lines.filter((line) => !skipped.has(line));
  return {
    rows: taken.flatMap((line) => rows.get(line) ?? []),
    gaps: new Map(taken.flatMap((line) => (gaps.has(line) ? [[line, gaps.get(line)!] as const] : []))),
  };
};
