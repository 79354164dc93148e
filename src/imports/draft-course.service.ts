import { Injectable } from '@nestjs/common';
import { InterviewRows, NewInterview } from '../interviews/index.js';
import type { Actor } from '../kernel/actor.js';
import { ok, type Result } from '../kernel/result.js';
import { Endings, Offers, OfferTerms } from '../outcomes/index.js';
import type { Transaction } from '../platform/database/index.js';
import { parse } from '../platform/validation/index.js';
import { type Prospect, Recording } from '../prospects/index.js';
import type { ProspectDraft } from './domain/prospect-draft.js';
import { DraftTimes } from './draft-times.service.js';

const NOTHING_KNOWN = OfferTerms.parse({});

/** Tells how a candidacy went on after it was opened: interviews that have a day, an offer, the end. */
@Injectable()
export class DraftCourse {
  constructor(
    private readonly interviews: InterviewRows,
    private readonly offers: Offers,
    private readonly endings: Endings,
    private readonly recording: Recording,
    private readonly times: DraftTimes,
  ) {}

  async tell(tx: Transaction, actor: Actor, prospect: Prospect, draft: ProspectDraft): Promise<Result<Prospect>> {
    for (const steps of [this.hold, this.receive, this.end]) {
      const told = await steps.call(this, tx, actor, prospect, draft);
      if (!told.ok) return told;
    }
    // An offer makes it urgent to hear from the student's other prospects.
    const hasOffer = draft.facts.some(({ kind }) => kind.startsWith('OFFER'));
    return ok(
      hasOffer ? await this.recording.replanWithSiblings(tx, prospect) : await this.recording.replan(tx, prospect),
    );
  }

  private async hold(
    tx: Transaction,
    actor: Actor,
    prospect: Prospect,
    { facts }: ProspectDraft,
  ): Promise<Result<null>> {
    const days = facts.flatMap(({ kind, on }) => (kind === 'INTERVIEW_HELD' && on !== null ? [on] : []));
    for (const [at, day] of days.toSorted().entries()) {
      const startsAt = await this.times.held(tx, day, at - days.toSorted().indexOf(day));
      const given = parse(NewInterview, { prospectId: prospect.id, startsAt: new Date(startsAt) });
      const held = given.ok ? await this.interviews.add(tx, actor, prospect, given.value, 'HELD') : given;
      if (!held.ok) return held;
    }
    return ok(null);
  }

  private async receive(
    tx: Transaction,
    actor: Actor,
    prospect: Prospect,
    { facts }: ProspectDraft,
  ): Promise<Result<unknown>> {
    const offer = facts.find(({ kind }) => kind === 'OFFER');
    if (!offer) return ok(null);
    const receivedAt = offer.on && (await this.times.told(tx, offer.on));
    return this.offers.receive(tx, actor, prospect, { ...NOTHING_KNOWN, id: null, receivedAt });
  }

  /** When it was decided is not in such files; when it was learned only sometimes, else it counts as learned now. */
  private async end(
    tx: Transaction,
    actor: Actor,
    prospect: Prospect,
    { facts, outcome }: ProspectDraft,
  ): Promise<Result<unknown>> {
    if (outcome === null) return ok(null);
    const on = facts.find(({ kind }) => kind === outcome)?.on ?? null;
    const learnedAt = on && (await this.times.told(tx, on));
    return this.endings.end(tx, actor, prospect, {
      outcome,
      decidedAt: null,
      learnedAt,
      knowledgeSource: 'SPREADSHEET',
      reason: null,
    });
  }
}
