import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { ChannelEnum } from '../follow-up-policies/index.js';
import { Allow, SignedInActor } from '../identity/index.js';
import type { Actor } from '../kernel/actor.js';
import type { Channel } from '../kernel/fact.js';
import { ok } from '../kernel/result.js';
import { keysOf, PageArgs, pageOf, payloadOf, rowsToRead, toConnection } from '../platform/graphql/index.js';
import { parse } from '../platform/validation/index.js';
import type { ScriptPurpose } from './domain/purposes.js';
import { isListVariable, SAMPLE_VALUES, VARIABLE_NAMES, VARIABLES } from './domain/variables.js';
import { renderScript } from './rendered-script.js';
import { draftProblems } from './script-drafts.js';
import {
  SaveScriptInput,
  ScriptDraftInput,
  ScriptPreviewType,
  ScriptTemplatePayload,
  ScriptTemplateType,
  ScriptVariableType,
  ScriptVersionConnection,
  UseScriptVersionInput,
} from './script-editing.graphql.js';
import { ScriptEditing } from './script-editing.service.js';
import { ScriptPurposeEnum } from './scripts.graphql.js';
import { ScriptDraft } from './scripts.input.js';
import { ScriptsStore } from './scripts.store.js';

@Resolver()
export class ScriptEditingResolver {
  constructor(
    private readonly editing: ScriptEditing,
    private readonly store: ScriptsStore,
  ) {}

  @Allow('script-template.see')
  @Query(() => [ScriptTemplateType], { description: 'Every script of the center as it is used now.' })
  scriptTemplates(@SignedInActor() actor: Actor) {
    return this.store.current(actor.centerId);
  }

  @Allow('script-template.see')
  @Query(() => ScriptVersionConnection, { description: 'The center’s own versions of one script, newest first.' })
  async scriptVersions(
    @SignedInActor() actor: Actor,
    @Args() { first, after }: PageArgs,
    @Args('purpose', { type: () => ScriptPurposeEnum }) purpose: ScriptPurpose,
    @Args('channel', { type: () => ChannelEnum }) channel: Channel,
  ) {
    const [before] = keysOf(after, 'place') ?? [null];
    const rows = await this.store.versions(actor.centerId, { purpose, channel }, before, rowsToRead(first));
    return toConnection(pageOf(rows, first, ({ number }) => [number]));
  }

  @Allow('script-template.see')
  @Query(() => [ScriptVariableType], { description: 'Everything a script may speak of.' })
  scriptVariables(): ScriptVariableType[] {
    return VARIABLE_NAMES.map((name) => {
      const { describes, advice, sample } = VARIABLES[name];
      return { name, describes, advice, isList: isListVariable(name), sample: [sample].flat() };
    });
  }

  @Allow('script-template.see')
  @Query(() => ScriptPreviewType, {
    description: 'Fills a draft in for a sample person, or says what is wrong with it.',
  })
  previewScript(@Args('input') input: ScriptDraftInput) {
    const given = parse(ScriptDraft, input);
    if (!given.ok) return { ...payloadOf(given), problems: [] };
    const problems = draftProblems(given.value);
    return payloadOf(ok({ ...(problems.length === 0 && renderScript(given.value, SAMPLE_VALUES)), problems }));
  }

  @Allow('script.edit')
  @Mutation(() => ScriptTemplatePayload, {
    description:
      'Puts a script into the center’s own words: writes a version that never changes and uses it from now on. `SCRIPT_NOT_VALID` names line and column.',
  })
  async saveScript(@SignedInActor() actor: Actor, @Args('input') input: SaveScriptInput) {
    return payloadOf(await this.editing.save(actor, input), input.clientMutationId);
  }

  @Allow('script.edit')
  @Mutation(() => ScriptTemplatePayload, {
    description: 'Goes back to an earlier version of a script, or to the words that come with the service.',
  })
  async useScriptVersion(@SignedInActor() actor: Actor, @Args('input') input: UseScriptVersionInput) {
    return payloadOf(await this.editing.use(actor, input), input.clientMutationId);
  }
}
