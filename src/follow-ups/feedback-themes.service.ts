import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import type { Actor } from '../kernel/actor.js';
import { fail, ok, type Result } from '../kernel/result.js';
import { Clock, newId } from '../platform/clock/index.js';
import { type Transaction, unlessRefusedBy } from '../platform/database/index.js';
import { UseCases } from '../platform/idempotency/index.js';
import { expectVersion, parse, parseChanges } from '../platform/validation/index.js';
import { FIRST_THEMES } from './domain/first-themes.js';
import type { FeedbackTheme } from './feedback-theme.entity.js';
import type {
  AddFeedbackThemeInput,
  ChangeFeedbackThemeInput,
  RetireFeedbackThemeInput,
} from './feedback-themes.graphql.js';
import { FeedbackThemeFields, LAST_POSITION, MOST_THEMES, NewFeedbackTheme } from './feedback-themes.input.js';
import { FeedbackThemesStore } from './feedback-themes.store.js';

type Answer = Promise<Result<{ feedbackTheme: FeedbackTheme }>>;

const NOT_FOUND = fail('FEEDBACK_THEME_NOT_FOUND', 'There is no feedback theme with this id.', 'id');
const EXISTS = fail('FEEDBACK_THEME_EXISTS', 'A feedback theme of this name is there already; use it.', 'name');
const RETIRED = fail('FEEDBACK_THEME_RETIRED', 'This feedback theme was retired; add a new one.', 'id');
const TOO_MANY = fail(
  'TOO_MANY_FEEDBACK_THEMES',
  `There are ${MOST_THEMES} feedback themes already, with those that were retired; rename one.`,
  'name',
);

/** The list of themes by which a center codes the feedback of employers. */
@Injectable()
export class FeedbackThemesService {
  constructor(
    private readonly useCases: UseCases,
    private readonly store: FeedbackThemesStore,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** What a center begins with. */
  async open(tx: Transaction): Promise<void> {
    for (const [index, name] of FIRST_THEMES.entries())
      await this.store.add(tx, { id: newId(), name, position: index + 1, retiredAt: null });
  }

  add(actor: Actor, input: AddFeedbackThemeInput): Answer {
    return this.useCases.run(actor, { name: 'addFeedbackTheme', input }, async (tx) => {
      const given = parse(NewFeedbackTheme, input);
      if (!given.ok) return given;
      const { count, last } = await this.store.extent(tx);
      if (count >= MOST_THEMES) return TOO_MANY;
      const { id, name, position } = given.value;
      const atTheEnd = Math.min(last + 1, LAST_POSITION);
      const theme = { id: id ?? newId(), name, position: position ?? atTheEnd, retiredAt: null };
      if (!(await this.store.add(tx, theme))) return this.whyNotAdded(tx, theme.id);
      await this.write(tx, actor, 'feedback-theme.added', null, theme);
      return ok({ feedbackTheme: { ...theme, centerId: tx.centerId, version: 1 } });
    });
  }

  change(actor: Actor, input: ChangeFeedbackThemeInput): Answer {
    const change = () =>
      this.useCases.run(actor, { name: 'changeFeedbackTheme', input }, async (tx) => {
        const given = parseChanges(FeedbackThemeFields, input);
        return given.ok ? this.edit(tx, actor, input, 'feedback-theme.changed', given.value) : given;
      });
    return unlessRefusedBy('feedback_themes_live_name_key', EXISTS, change);
  }

  retire(actor: Actor, input: RetireFeedbackThemeInput): Answer {
    return this.useCases.run(actor, { name: 'retireFeedbackTheme', input }, (tx) =>
      this.edit(tx, actor, input, 'feedback-theme.retired', { retiredAt: new Date(this.clock.now()) }),
    );
  }

  private async edit(
    tx: Transaction,
    actor: Actor,
    { id, version }: { id: string; version: number },
    action: string,
    changes: Partial<FeedbackTheme>,
  ): Answer {
    const before = await this.store.byIdToChange(tx, id);
    if (!before) return NOT_FOUND;
    const current = expectVersion(before.version, version);
    if (!current.ok) return current;
    if (before.retiredAt !== null) return RETIRED;
    const after = { ...before, ...changes, version: before.version + 1 };
    await this.store.change(tx, id, after);
    await this.write(tx, actor, action, before, after);
    return ok({ feedbackTheme: after });
  }

  private async whyNotAdded(tx: Transaction, id: string): Answer {
    return (await this.store.known(tx, [id])).length > 0
      ? fail('ID_TAKEN', 'This id is used already; make a new UUIDv7.', 'id')
      : EXISTS;
  }

  private write(
    tx: Transaction,
    actor: Actor,
    action: string,
    before: object | null,
    after: { readonly id: string },
  ): Promise<void> {
    const told = { action, subjectType: 'FeedbackTheme', subjectId: after.id };
    return this.audit.record(tx, actor, { ...told, ...(before && { before }), after });
  }
}
