import { z } from 'zod';
import { nullable, optionalId, text } from '../platform/validation/index.js';

/** More would not be read, let alone chosen from. Those that were retired count too, because they are listed. */
export const MOST_THEMES = 200;
export const MOST_THEMES_OF_A_FOLLOW_UP = 10;
export const LAST_POSITION = 1000;

const position = () => z.int().min(1, 'must be at least 1').max(LAST_POSITION, `must be at most ${LAST_POSITION}`);

export const FeedbackThemeFields = z.object({ name: text(100), position: position() });

export const NewFeedbackTheme = z.object({ id: optionalId(), name: text(100), position: nullable(position()) });
export type NewFeedbackTheme = z.output<typeof NewFeedbackTheme>;
