import { Injectable } from '@nestjs/common';
import { fail, ok, type Result } from '../kernel/result.js';
import type { Transaction } from '../platform/database/index.js';
import { FeedbackThemesStore } from './feedback-themes.store.js';

const NOT_FOUND = fail('FEEDBACK_THEME_NOT_FOUND', 'There is no such feedback theme.', 'feedbackThemeIds');

/** Gives feedback its themes. */
@Injectable()
export class FeedbackCoding {
  constructor(private readonly store: FeedbackThemesStore) {}

  idsOf(tx: Transaction, followUpId: string): Promise<readonly string[]> {
    return this.store.idsOf(tx, followUpId);
  }

  /** Whether feedback can have these themes; it keeps those it had before although they were retired. */
  async check(tx: Transaction, ids: readonly string[], before: readonly string[] = []): Promise<Result<null>> {
    const themes = await this.store.known(tx, ids);
    if (themes.length < ids.length) return NOT_FOUND;
    const retired = themes.find(({ id, retiredAt }) => retiredAt !== null && !before.includes(id));
    return retired ? refused(retired.name) : ok(null);
  }

  code(tx: Transaction, followUpId: string, ids: readonly string[]): Promise<void> {
    return this.store.set(tx, followUpId, ids);
  }
}

const refused = (name: string) =>
  fail('FEEDBACK_THEME_RETIRED', `"${name}" was retired; choose a theme that is in use.`, 'feedbackThemeIds');
