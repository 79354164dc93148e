import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import type { Actor } from '../kernel/actor.js';
import type { FollowedUp } from '../kernel/fact.js';
import { ok, type Result } from '../kernel/result.js';
import { Clock, newId } from '../platform/clock/index.js';
import type { Transaction } from '../platform/database/index.js';
import { notAfter } from '../platform/validation/index.js';
import { type Prospect, Recording } from '../prospects/index.js';
import { answers } from './domain/answers.js';
import { allowCorrection } from './corrections.js';
import { FeedbackCoding } from './feedback-coding.service.js';
import type { FollowUp } from './follow-up.entity.js';
import type { FollowUpCorrection, NewFollowUp } from './follow-ups.input.js';
import { FollowUpsStore } from './follow-ups.store.js';
import { OpenWays } from './open-ways.service.js';
import { Mentions } from './mentions.service.js';

/** Writes the rows of follow-ups, when they fit what is told of their prospect. */
@Injectable()
export class FollowUpRows {
  constructor(
    private readonly store: FollowUpsStore,
    private readonly mentions: Mentions,
    private readonly openWays: OpenWays,
    private readonly coding: FeedbackCoding,
    private readonly recording: Recording,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async add(tx: Transaction, actor: Actor, prospect: Prospect, given: NewFollowUp): Promise<Result<FollowUp>> {
    const now = this.clock.now();
    const fit = await this.mentions.check(tx, actor, prospect, given, now);
    if (!fit.ok) return fit;
    const way = await this.openWays.check(tx, prospect, given, given.happenedAt ?? now);
    if (!way.ok) return way;
    const themes = await this.coding.themesOf(tx, given);
    if (!themes.ok) return themes;
    const feedbackThemeIds = themes.value;
    const row = rowOf(given, prospect, actor, now);
    const allowed = await this.recording.allow(tx, prospect, [factOf(row)]);
    if (!allowed.ok) return allowed;
    const followUp = await this.store.add(tx, row);
    if (feedbackThemeIds.length > 0) await this.coding.code(tx, row.id, feedbackThemeIds);
    await this.audit.record(tx, actor, {
      action: 'follow-up.recorded',
      subjectType: 'FollowUp',
      subjectId: row.id,
      after: { ...followUp, feedbackThemeIds },
    });
    return ok(followUp);
  }

  async correct(tx: Transaction, actor: Actor, before: FollowUp, given: FollowUpCorrection): Promise<Result<FollowUp>> {
    const past = notAfter(this.clock.now(), given.happenedAt, 'happenedAt');
    if (!past.ok) return past;
    const hadThemes = await this.coding.idsOf(tx, before.id);
    const themes = await this.coding.themesOf(tx, given, hadThemes);
    if (!themes.ok) return themes;
    const feedbackThemeIds = themes.value;
    const allowed = allowCorrection(before, given);
    if (!allowed.ok) return allowed;
    const after = await this.store.change(tx, before, toldBy(given, before));
    await this.coding.code(tx, before.id, feedbackThemeIds);
    await this.audit.record(tx, actor, {
      action: 'follow-up.corrected',
      subjectType: 'FollowUp',
      subjectId: before.id,
      before: { ...before, feedbackThemeIds: hadThemes },
      after: { ...after, feedbackThemeIds },
    });
    return ok(after);
  }
}

/** What a person tells of a follow-up, now or in a correction. */
const told = ({
  channel,
  disposition,
  promisedOn,
  callBackOn,
  decision,
  feedback,
  notes,
}: FollowUpCorrection | NewFollowUp) => ({
  channel,
  disposition,
  promisedOn,
  callBackOn,
  decision,
  feedback,
  notes,
});

const toldBy = (given: FollowUpCorrection, before: FollowUp) => ({
  ...told(given),
  happenedAt: given.happenedAt === null ? before.happenedAt : new Date(given.happenedAt),
});

const rowOf = (given: NewFollowUp, prospect: Prospect, actor: Actor, now: number) => {
  const isTheStep = answers(given.kind, prospect.nextStepKind);
  return {
    ...told(given),
    id: given.id ?? newId(),
    prospectId: prospect.id,
    interviewId: given.interviewId,
    contactId: given.contactId,
    kind: given.kind,
    happenedAt: new Date(given.happenedAt ?? now),
    answersStep: isTheStep ? prospect.nextStepKey : null,
    answersStepDueAt: isTheStep ? prospect.nextStepDueAt : null,
    recordedAt: new Date(now),
    recordedBy: actor.userId,
  };
};

/** The same fact as the view `prospect_facts` tells it. */
const factOf = (row: Omit<FollowUp, 'centerId' | 'version'>): FollowedUp => ({
  kind: 'FOLLOWED_UP',
  id: row.id,
  at: row.happenedAt.getTime(),
  recordedAt: row.recordedAt.getTime(),
  followUp: row.kind,
  channel: row.channel,
  contactId: row.contactId,
  interviewId: row.interviewId,
  disposition: row.disposition,
  promisedOn: row.promisedOn,
  callBackOn: row.callBackOn,
  feedbackGiven: row.feedback !== null,
  decision: row.decision,
});
