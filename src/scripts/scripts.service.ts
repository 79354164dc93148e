import { Injectable } from '@nestjs/common';
import { reaches } from '../identity/index.js';
import type { Actor } from '../kernel/actor.js';
import type { Channel } from '../kernel/fact.js';
import type { Instant } from '../kernel/instant.js';
import { Clock } from '../platform/clock/index.js';
import { defaultScript } from './domain/default-scripts.js';
import { fittingScript } from './domain/fitting-script.js';
import { type ScriptPurpose, type ScriptSlot, slotFor } from './domain/purposes.js';
import { scriptValues } from './domain/script-values.js';
import type { ScriptValues } from './domain/variables.js';
import { type RenderedScript, renderScript } from './rendered-script.js';
import { type Candidacy, ScriptFactsStore } from './script-facts.store.js';
import { type CurrentScript, ScriptsStore } from './scripts.store.js';

export interface ScriptQuestion {
  readonly prospectId: string;
  /** Null: the one that fits what is owed now. */
  readonly purpose: ScriptPurpose | null;
  readonly channel: Channel | null;
  readonly contactId: string | null;
}

/** The words for one prospect, ready to be read out. */
export interface Script extends RenderedScript, ScriptSlot {
  readonly contactId: string | null;
  readonly versionId: string | null;
  readonly versionNumber: number;
}

@Injectable()
export class ScriptsService {
  constructor(
    private readonly store: ScriptsStore,
    private readonly facts: ScriptFactsStore,
    private readonly clock: Clock,
  ) {}

  /** The script that fits, or the one asked for; null: no such prospect or contact. */
  async script(actor: Actor, { prospectId, purpose, channel, contactId }: ScriptQuestion): Promise<Script | null> {
    const now = this.clock.now();
    const candidacy = await this.facts.candidacy(actor.centerId, prospectId, contactId, now);
    if (!candidacy || !reaches(actor, candidacy.studentId)) return null;
    if (contactId !== null && candidacy.contactId === null) return null;
    const slot = purpose
      ? slotFor(purpose, channel)
      : fittingScript({ ...candidacy, channel: channel ?? candidacy.channel });
    const words = wordsFor(slot, await this.store.current(actor.centerId));
    return filledIn(words, candidacy.contactId, scriptValues(candidacy.facts, now));
  }

  /** One thank-you note for everybody met in the last interview. */
  async thankYouNotes(actor: Actor, prospectId: string, channel: Channel | null): Promise<Script[]> {
    const now = this.clock.now();
    const candidacy = await this.facts.candidacy(actor.centerId, prospectId, null, now);
    if (!candidacy || !reaches(actor, candidacy.studentId)) return [];
    const words = wordsFor(slotFor('THANK_YOU', channel), await this.store.current(actor.centerId));
    return candidacy.met.map((contact) => filledIn(words, contact.id, valuesFor(candidacy, contact, now)));
  }
}

const valuesFor = ({ facts }: Candidacy, { name, title }: Candidacy['met'][number], now: Instant): ScriptValues =>
  scriptValues({ ...facts, contactName: name, contactTitle: title }, now);

const wordsFor = (slot: ScriptSlot, all: readonly CurrentScript[]): CurrentScript =>
  all.find((each) => each.purpose === slot.purpose && each.channel === slot.channel)!;

/** A center's words that grow beyond what may be shown give way to those that come with the service: a caller never stands there without. */
const filledIn = (words: CurrentScript, contactId: string | null, values: ScriptValues): Script => {
  const { purpose, channel, versionId, versionNumber } = words;
  const rendered = renderScript(words, values);
  return rendered
    ? { ...rendered, purpose, channel, contactId, versionId, versionNumber }
    : {
        ...renderScript(defaultScript(words), values)!,
        purpose,
        channel,
        contactId,
        versionId: null,
        versionNumber: 0,
      };
};
