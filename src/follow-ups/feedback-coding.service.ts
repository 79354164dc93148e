import { Injectable } from '@nestjs/common';
import { fail, ok, type Result } from '../kernel/result.js';
import type { Transaction } from '../platform/database/index.js';
import { FeedbackThemesStore } from './feedback-themes.store.js';

const NOT_FOUND = fail('FEEDBACK_THEME_NOT_FOUND', 'There is no such feedback theme.', 'feedbackThemeIds');

const NO_FEEDBACK = fail(
  'VALUE_NOT_VALID',
  'feedbackThemeIds: goes with feedback: say in their words what they said.',
  'feedbackThemeIds',
);

/** What a person tells of feedback; without themes: as before. */
interface Told {
  readonly feedback: string | null;
  readonly feedbackThemeIds: readonly string[] | null;
}

/** Gives feedback its themes. */
@Injectable()
export class FeedbackCoding {
  constructor(private readonly store: FeedbackThemesStore) {}

  idsOf(tx: Transaction, followUpId: string): Promise<readonly string[]> {
    return this.store.idsOf(tx, followUpId);
  }

  /** The themes that feedback shall have, when it can; it keeps those it had before although they were retired. */
  async themesOf(tx: Transaction, told: Told, before: readonly string[] = []): Promise<Result<readonly string[]>> {
    const ids = told.feedbackThemeIds ?? (told.feedback === null ? [] : before);
    const themes = await this.store.known(tx, ids);
    if (themes.length < ids.length) return NOT_FOUND;
    if (ids.length > 0 && told.feedback === null) return NO_FEEDBACK;
    const retired = themes.find(({ id, retiredAt }) => retiredAt !== null && !before.includes(id));
    return retired ? refused(retired.name) : ok(ids);
  }

  code(tx: Transaction, followUpId: string, ids: readonly string[]): Promise<void> {
    return this.store.set(tx, followUpId, ids);
  }
}

const refused = (name: string) =>
  fail('FEEDBACK_THEME_RETIRED', `"${name}" was retired; choose a theme that is in use.`, 'feedbackThemeIds');
