import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import type { Actor } from '../kernel/actor.js';
import { fail, failAll, ok, type Result } from '../kernel/result.js';
import { Clock, newId } from '../platform/clock/index.js';
import type { Transaction } from '../platform/database/index.js';
import { UseCases } from '../platform/idempotency/index.js';
import { expectVersion, parse } from '../platform/validation/index.js';
import { defaultScript } from './domain/default-scripts.js';
import { asFailure, draftProblems } from './script-drafts.js';
import type { SaveScriptInput, UseScriptVersionInput } from './script-editing.graphql.js';
import type { ScriptChoice, ScriptVersion } from './script.entity.js';
import { NewScriptVersion, ScriptReturn } from './scripts.input.js';
import { type CurrentScript, ScriptsStore } from './scripts.store.js';

interface ScriptAnswer {
  readonly script: CurrentScript;
}

const ID_TAKEN = fail('ID_TAKEN', 'This id is used already; make a new UUIDv7.', 'id');
const VERSION_NOT_FOUND = fail(
  'SCRIPT_VERSION_NOT_FOUND',
  'This script has no such version; take one from scriptVersions, or null for the words that come with the service.',
  'versionId',
);

/** How a center puts scripts into its own words. */
@Injectable()
export class ScriptEditing {
  constructor(
    private readonly useCases: UseCases,
    private readonly store: ScriptsStore,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Writes a new version and uses it from now on. */
  save(actor: Actor, input: SaveScriptInput): Promise<Result<ScriptAnswer>> {
    return this.useCases.run(actor, { name: 'saveScript', input }, async (tx) => {
      const given = parse(NewScriptVersion, input);
      if (!given.ok) return given;
      const problems = draftProblems(given.value);
      if (problems.length > 0) return failAll(problems.map(asFailure));
      const choice = await this.store.holdChoice(tx, given.value);
      const current = expectVersion(choice.version, given.value.version);
      if (!current.ok) return current;
      const added = await this.add(tx, actor, given.value);
      return added.ok ? this.choose(tx, actor, choice, added.value) : added;
    });
  }

  /** Goes back to an earlier version, or to the words that come with the service. */
  use(actor: Actor, input: UseScriptVersionInput): Promise<Result<ScriptAnswer>> {
    return this.useCases.run(actor, { name: 'useScriptVersion', input }, async (tx) => {
      const given = parse(ScriptReturn, input);
      if (!given.ok) return given;
      const { purpose, channel, versionId, version } = given.value;
      const found = versionId === null ? null : await this.store.versionById(tx, versionId);
      if (versionId !== null && !(found?.purpose === purpose && found.channel === channel)) return VERSION_NOT_FOUND;
      const choice = await this.store.holdChoice(tx, given.value);
      const current = expectVersion(choice.version, version);
      return current.ok ? this.choose(tx, actor, choice, found) : current;
    });
  }

  private async add(tx: Transaction, actor: Actor, given: NewScriptVersion): Promise<Result<ScriptVersion>> {
    const { version: _, id, ...words } = given;
    const number = await this.store.nextNumber(tx, given);
    const createdAt = new Date(this.clock.now());
    const row = { ...words, id: id ?? newId(), number, createdAt, createdBy: actor.userId };
    return (await this.store.addVersion(tx, row)) ? ok({ ...row, centerId: tx.centerId }) : ID_TAKEN;
  }

  private async choose(
    tx: Transaction,
    actor: Actor,
    choice: ScriptChoice,
    words: ScriptVersion | null,
  ): Promise<Result<ScriptAnswer>> {
    const before = choice.currentVersionId && (await this.store.versionById(tx, choice.currentVersionId));
    await this.store.choose(tx, choice, words?.id ?? null);
    const slot = { purpose: choice.purpose, channel: choice.channel };
    await this.audit.record(tx, actor, {
      action: 'script.changed',
      subjectType: 'Script',
      subjectId: words?.id ?? choice.currentVersionId ?? tx.centerId,
      before: before || { ...slot, number: 0 },
      after: words ?? { ...slot, number: 0 },
    });
    return ok({
      script: {
        ...slot,
        ...textOf(words ?? defaultScript(slot)),
        versionId: words?.id ?? null,
        versionNumber: words?.number ?? 0,
        version: choice.version + 1,
      },
    });
  }
}

const textOf = ({ title, opening, body }: Pick<ScriptVersion, 'title' | 'opening' | 'body'>) => ({
  title,
  opening,
  body,
});
