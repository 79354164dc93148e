import type { Channel } from '../../kernel/fact.js';
import type { Duty } from './duties.js';
import { isClosed, OTHER_WAYS, type Restriction } from './restrictions.js';

const IN_WORDS: Readonly<Record<Channel, string>> = {
  PHONE: 'calls',
  EMAIL: 'e-mails',
  LETTER: 'letters',
  IN_PERSON: 'visits',
  VIDEO: 'video calls',
  MESSAGE: 'messages',
};

/** The duty by a means that is open; nothing when none is, because nobody is chased who does not want to be. */
export function byAnOpenWay(duty: Duty, restrictions: readonly Restriction[]): readonly Duty[] {
  const { step, contactId, remarks } = duty;
  if (step.channel === null || !isClosed(restrictions, contactId, step.channel)) return [duty];
  const channel = OTHER_WAYS.find((way) => !isClosed(restrictions, contactId, way));
  if (channel === undefined) return [];
  const remark = `not as planned, because ${IN_WORDS[step.channel]} are not welcome`;
  return [{ ...duty, step: { ...step, channel }, remarks: [...remarks, remark] }];
}
