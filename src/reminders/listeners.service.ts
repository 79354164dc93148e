import { Injectable } from '@nestjs/common';
import { CaseloadsStore } from '../cohorts/index.js';
import type { Instant } from '../kernel/instant.js';
import type { Transaction } from '../platform/database/index.js';
import type { Audience } from './domain/occurrences.js';
import { counselorFor, type Helpers, leadFor } from './domain/who.js';
import type { DueStep } from './due-steps.store.js';
import type { Recipient } from './recipient.js';
import { RecipientsStore } from './recipients.store.js';

/** To whom something about a step is said; null: there is nobody who can sign in. */
export type WhoListens = (step: Pick<DueStep, 'studentId' | 'studentPersonId'>, audience: Audience) => Recipient | null;

export interface Listening {
  readonly who: WhoListens;
  /** All who may be meant, by id. */
  readonly people: ReadonlyMap<string, Recipient>;
}

/** Finds out who is to hear of steps: the student, the counselor or whoever covers today, a lead. */
@Injectable()
export class Listeners {
  constructor(
    private readonly caseloads: CaseloadsStore,
    private readonly recipients: RecipientsStore,
  ) {}

  async of(tx: Transaction, steps: readonly DueStep[], now: Instant): Promise<Listening> {
    const studentIds = [...new Set(steps.map(({ studentId }) => studentId))];
    const caseloads = await this.caseloads.today(tx.centerId, studentIds, new Date(now));
    const leads = await this.recipients.leads(tx);
    const people = await this.recipients.byIds(tx, [
      ...new Set([
        ...steps.flatMap(({ studentPersonId }) => studentPersonId ?? []),
        ...[...caseloads.values()].flatMap(({ counselorId, coveringId }) => [counselorId, coveringId ?? []].flat()),
        ...leads,
      ]),
    ]);
    const whoCanSignIn = (id: string | null | undefined): string | null => (id && people.has(id) ? id : null);
    const helpersOf = (studentId: string): Helpers => ({
      counselorId: whoCanSignIn(caseloads.get(studentId)?.counselorId),
      coveringId: whoCanSignIn(caseloads.get(studentId)?.coveringId),
    });
    const find: Readonly<Record<Audience, (step: Parameters<WhoListens>[0]) => string | null>> = {
      STUDENT: ({ studentPersonId }) => studentPersonId,
      COUNSELOR: ({ studentId }) => counselorFor(studentId, helpersOf(studentId), leads),
      LEAD: ({ studentId }) => leadFor(studentId, helpersOf(studentId).counselorId, leads),
    };
    return { people, who: (step, audience) => people.get(find[audience](step) ?? '') ?? null };
  }
}
