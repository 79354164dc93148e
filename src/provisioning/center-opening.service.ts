import { Injectable } from '@nestjs/common';
import { type CalendarSettings, CalendarsService } from '../calendars/index.js';
import { type CenterKind, CentersService } from '../centers/index.js';
import { PoliciesService } from '../follow-up-policies/index.js';
import { FeedbackThemesService } from '../follow-ups/index.js';
import { FirstAdmin, type NewAdmin } from '../identity/index.js';
import { failAll, ok, type Failure, type Result } from '../kernel/result.js';
import { newId } from '../platform/clock/index.js';
import { Database, type Transaction } from '../platform/database/index.js';

export interface NewCenter {
  /** A UUIDv7 chosen beforehand; left out: one is made. */
  readonly id?: string;
  readonly slug: string;
  readonly name: string;
  readonly kind: CenterKind;
  readonly calendar: CalendarSettings;
  /** The first person, who invites the others. */
  readonly admin: NewAdmin;
}

export interface OpenedCenter {
  readonly centerId: string;
  readonly adminId: string;
}

/** Opens a center with all it needs to work: calendar, follow-up policy, themes of feedback and a first admin, in one transaction. */
@Injectable()
export class CenterOpening {
  constructor(
    private readonly database: Database,
    private readonly centers: CentersService,
    private readonly calendars: CalendarsService,
    private readonly policies: PoliciesService,
    private readonly themes: FeedbackThemesService,
    private readonly firstAdmin: FirstAdmin,
  ) {}

  async open(center: NewCenter): Promise<Result<OpenedCenter>> {
    const centerId = center.id ?? newId();
    try {
      return await this.database.inCenter(centerId, async (tx) =>
        ok({ centerId, adminId: await this.furnish(tx, center) }),
      );
    } catch (error) {
      if (error instanceof NotOpened) return failAll(error.failures);
      throw error;
    }
  }

  private async furnish(tx: Transaction, center: NewCenter): Promise<string> {
    succeed(await this.centers.open(tx, center));
    succeed(await this.calendars.open(tx, center.calendar));
    await this.policies.publishDefault(tx);
    await this.themes.open(tx);
    return succeed(await this.firstAdmin.add(tx, center.admin));
  }
}

/** Rolls a half-opened center back. */
class NotOpened extends Error {
  constructor(readonly failures: readonly Failure[]) {
    super(failures.map(({ message }) => message).join(' '));
  }
}

const succeed = <Value>(result: Result<Value>): Value => {
  if (!result.ok) throw new NotOpened(result.failures);
  return result.value;
};
