import { DEFAULT_CALLS } from './default-calls.js';
import { DEFAULT_LETTERS } from './default-letters.js';
import type { ScriptPurpose, ScriptSlot } from './purposes.js';
import type { ScriptText } from './script-text.js';

type Texts = Partial<Record<ScriptPurpose, ScriptText>>;

/** The words that come with the service; every slot has some. */
export const defaultScript = ({ purpose, channel }: ScriptSlot): ScriptText => {
  const texts: Texts = channel === 'PHONE' || channel === 'IN_PERSON' ? DEFAULT_CALLS : DEFAULT_LETTERS;
  return texts[purpose]!;
};
