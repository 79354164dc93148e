import type { Channel } from '../../kernel/fact.js';

export const SCRIPT_PURPOSES = [
  'GAME_PLAN',
  'THANK_YOU',
  'STATUS_CHECK',
  'VOICEMAIL',
  'RESTATE_VALUE',
  'NEXT_ROUND_CHECK',
  'APPLICATION_CHECK',
  'FIND_CONTACT',
  'FEEDBACK_REQUEST',
  'EXTENSION_REQUEST',
  'EXPEDITE',
  'KEEP_WARM',
  'COURTESY_WITHDRAWAL',
  'CLOSE_THE_LOOP',
] as const;
/** What a script is for. `RESTATE_VALUE` asks again after "not decided yet"; `GAME_PLAN` is said before leaving the interview. */
export type ScriptPurpose = (typeof SCRIPT_PURPOSES)[number];

/** One script that a center can put into its own words. */
export interface ScriptSlot {
  readonly purpose: ScriptPurpose;
  readonly channel: Channel;
}

/** By which means there are words for a purpose; the first is taken where nothing else is said. */
export const CHANNELS_OF: Readonly<Record<ScriptPurpose, readonly [Channel, ...Channel[]]>> = {
  GAME_PLAN: ['IN_PERSON'],
  THANK_YOU: ['EMAIL', 'LETTER'],
  STATUS_CHECK: ['PHONE', 'EMAIL'],
  VOICEMAIL: ['PHONE'],
  RESTATE_VALUE: ['PHONE', 'EMAIL'],
  NEXT_ROUND_CHECK: ['EMAIL', 'PHONE'],
  APPLICATION_CHECK: ['EMAIL', 'PHONE'],
  FIND_CONTACT: ['PHONE'],
  FEEDBACK_REQUEST: ['EMAIL', 'PHONE'],
  EXTENSION_REQUEST: ['PHONE', 'EMAIL'],
  EXPEDITE: ['PHONE', 'EMAIL'],
  KEEP_WARM: ['EMAIL', 'PHONE'],
  COURTESY_WITHDRAWAL: ['EMAIL', 'PHONE'],
  CLOSE_THE_LOOP: ['EMAIL'],
};

export const ALL_SLOTS: readonly ScriptSlot[] = SCRIPT_PURPOSES.flatMap((purpose) =>
  CHANNELS_OF[purpose].map((channel) => ({ purpose, channel })),
);

const SPOKEN: ReadonlySet<Channel> = new Set(['PHONE', 'IN_PERSON', 'VIDEO']);

/** The script of a purpose for a channel: its own, else one that is spoken or written like it, else the first. */
export const slotFor = (purpose: ScriptPurpose, channel: Channel | null): ScriptSlot => {
  const channels = CHANNELS_OF[purpose];
  const alike = (each: Channel): boolean => channel !== null && SPOKEN.has(each) === SPOKEN.has(channel);
  return { purpose, channel: channels.find((each) => each === channel) ?? channels.find(alike) ?? channels[0] };
};

export const isSlot = ({ purpose, channel }: ScriptSlot): boolean => CHANNELS_OF[purpose].includes(channel);
