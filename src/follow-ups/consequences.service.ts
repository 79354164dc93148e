import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor.js';
import { ok, type Result } from '../kernel/result.js';
import { Endings, NO_TERMS, Offers, type OfferTerms } from '../outcomes/index.js';
import { RestrictionsService } from '../pauses/index.js';
import type { Transaction } from '../platform/database/index.js';
import { type Prospect, Recording } from '../prospects/index.js';
import { consequenceOf } from './domain/consequences.js';
import type { FollowUp } from './follow-up.entity.js';

/** Carries out what an employer's answer means for the prospect. */
@Injectable()
export class Consequences {
  constructor(
    private readonly endings: Endings,
    private readonly offers: Offers,
    private readonly recording: Recording,
    private readonly restrictions: RestrictionsService,
  ) {}

  /** Ends the prospect or records the offer, as the answer says, and replans. A prospect that has ended already is not ended twice. */
  async carryOut(
    tx: Transaction,
    actor: Actor,
    prospect: Prospect,
    followUp: FollowUp,
    terms: OfferTerms | null,
  ): Promise<Result<Prospect>> {
    if (followUp.disposition === 'DO_NOT_CALL') await this.restrictions.keepAnswer(tx, actor, prospect, followUp);
    const consequence = prospect.outcome === null ? consequenceOf(followUp.disposition) : null;
    if (consequence === null) return ok(await this.recording.replan(tx, prospect));
    const at = followUp.happenedAt.getTime();
    const done =
      consequence === 'BRINGS_AN_OFFER'
        ? await this.offers.receive(tx, actor, prospect, { ...(terms ?? NO_TERMS), id: null, receivedAt: at })
        : await this.endings.end(tx, actor, prospect, {
            outcome: consequence.ends,
            decidedAt: null,
            learnedAt: at,
            knowledgeSource: null,
            reason: null,
          });
    return done.ok ? ok(await this.recording.replanWithSiblings(tx, prospect)) : done;
  }

  /** What a corrected answer means: a wish not to be called begins or ends with it. */
  async correct(
    tx: Transaction,
    actor: Actor,
    prospect: Prospect,
    before: FollowUp,
    after: FollowUp,
  ): Promise<Prospect> {
    const [asked, asks] = [before, after].map(({ disposition }) => disposition === 'DO_NOT_CALL');
    if (asked && !asks) await this.restrictions.takeBackAnswer(tx, actor, before.id);
    if (asks && !asked) await this.restrictions.keepAnswer(tx, actor, prospect, after);
    return this.recording.replan(tx, prospect);
  }
}
