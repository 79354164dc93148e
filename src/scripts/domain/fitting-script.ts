import type { StepKind } from '../../follow-up-policies/domain/plan.js';
import type { Channel, Disposition } from '../../kernel/fact.js';
import { type ScriptPurpose, type ScriptSlot, slotFor } from './purposes.js';

/** What decides which words are needed now. */
export interface Moment {
  /** Null: nothing is owed any more. */
  readonly step: StepKind | null;
  /** By which means the step is owed; null where it does not matter. */
  readonly channel: Channel | null;
  /** What came of the last attempt; null: there was none. */
  readonly lastDisposition: Disposition | null;
}

/** The words each step needs; a step that needs none shows those of what usually comes next. */
const PURPOSE_OF: Readonly<Record<StepKind, ScriptPurpose>> = {
  PREPARE: 'GAME_PLAN',
  LOG_INTERVIEW: 'THANK_YOU',
  THANK_YOU: 'THANK_YOU',
  REHEARSE: 'STATUS_CHECK',
  STATUS_CHECK: 'STATUS_CHECK',
  CONFIRM_NEXT_ROUND: 'NEXT_ROUND_CHECK',
  CORRECT_CONTACT: 'FIND_CONTACT',
  CHECK_APPLICATION: 'APPLICATION_CHECK',
  REQUEST_FEEDBACK: 'FEEDBACK_REQUEST',
  KEEP_WARM: 'KEEP_WARM',
  COURTESY_NOTE: 'COURTESY_WITHDRAWAL',
  REVIEW_OFFER: 'EXTENSION_REQUEST',
  REQUEST_EXTENSION: 'EXTENSION_REQUEST',
  ANSWER_OFFER: 'EXTENSION_REQUEST',
  EXPEDITE: 'EXPEDITE',
  COUNSELOR_REVIEW: 'STATUS_CHECK',
  CLOSE_THE_LOOP: 'CLOSE_THE_LOOP',
  CLOSE_AS_NO_RESPONSE: 'CLOSE_THE_LOOP',
};

/** They were reached and have not decided: asking the same question again is not enough. */
const STILL_DECIDING: ReadonlySet<Disposition | null> = new Set<Disposition | null>(['STILL_PENDING', 'ON_HOLD']);

/** The script that fits what is owed now. What is rehearsed is the call. */
export const fittingScript = ({ step, channel, lastDisposition }: Moment): ScriptSlot =>
  slotFor(purposeFor(step, lastDisposition), step === 'REHEARSE' ? 'PHONE' : channel);

const purposeFor = (step: StepKind | null, lastDisposition: Disposition | null): ScriptPurpose => {
  const purpose = step === null ? 'KEEP_WARM' : PURPOSE_OF[step];
  return purpose === 'STATUS_CHECK' && STILL_DECIDING.has(lastDisposition) ? 'RESTATE_VALUE' : purpose;
};
