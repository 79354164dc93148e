import { Injectable } from '@nestjs/common';
import type { Day } from '../kernel/day.js';
import type { Instant } from '../kernel/instant.js';
import { Database } from '../platform/database/index.js';
import type { CaseloadPlace, CaseloadSort } from './caseload.input.js';
import { type Dashboard, type DashboardJson, dashboardOf } from './dashboard.js';
import type { Typed } from './domain/typed.js';

/** Everything the dashboard depends on: the time is among it, so that the same search always has the same answer. */
export interface CaseloadSearch {
  readonly centerId: string;
  /** In the zone of the center. */
  readonly today: Day;
  readonly now: Instant;
  readonly dueUntil: Instant;
  readonly neglectedSince: Instant;
  readonly ratedSince: Instant;
  readonly cohortId: string | null;
  readonly counselorId: string | null;
  readonly stage: string | null;
  readonly overdueSince: Instant | null;
  readonly owesThanks: boolean | null;
  readonly typed: Typed | null;
  readonly sort: CaseloadSort;
  readonly after: CaseloadPlace | null;
  readonly limit: number;
}

@Injectable()
export class CaseloadStore {
  constructor(private readonly database: Database) {}

  /** Header and one page, in one statement and one round trip. */
  async dashboard(search: CaseloadSearch): Promise<Dashboard> {
    const [row] = await this.database.call<{ dashboard: DashboardJson }>({
      name: 'caseload-dashboard',
      text: CALL,
      values: valuesOf(search),
    });
    return dashboardOf(row!.dashboard);
  }
}

const PARAMETERS = 19;
const CALL = `SELECT caseload_dashboard(${Array.from({ length: PARAMETERS }, (_, place) => `$${place + 1}`).join(', ')}) AS dashboard`;

const valuesOf = (search: CaseloadSearch): unknown[] => {
  const [, afterInstant, afterCount, afterName, afterId] = search.after ?? [];
  return [
    search.centerId,
    search.today,
    ...[search.now, search.dueUntil, search.neglectedSince, search.ratedSince].map(written),
    search.cohortId,
    search.counselorId,
    search.stage,
    search.overdueSince === null ? null : written(search.overdueSince),
    search.owesThanks,
    search.typed?.namePrefix,
    search.typed?.externalIdPrefix,
    search.sort,
    afterInstant,
    afterCount,
    afterName,
    afterId,
    search.limit,
  ];
};

const written = (instant: Instant): string => new Date(instant).toISOString();
