import {
  type Channel,
  CHANNELS,
  type Disposition,
  DISPOSITIONS,
  FOLLOW_UP_KINDS,
  type FollowUpKind,
  type Outcome,
  OUTCOMES,
} from '../../kernel/fact.js';

/** A review takes a decision that no history tells; reviews are recorded by a counselor. */
export type PastFollowUpKind = Exclude<FollowUpKind, 'COUNSELOR_REVIEW'>;

/** What a row of a history tells. */
export type HistoryKind = 'APPLIED' | 'INTERVIEWED' | 'OFFER_RECEIVED' | PastFollowUpKind | Outcome;

const PAST_FOLLOW_UPS = FOLLOW_UP_KINDS.filter((kind): kind is PastFollowUpKind => kind !== 'COUNSELOR_REVIEW');

export const isFollowUp = (kind: HistoryKind): kind is PastFollowUpKind =>
  (PAST_FOLLOW_UPS as readonly string[]).includes(kind);
export const isOutcome = (kind: HistoryKind): kind is Outcome => (OUTCOMES as readonly string[]).includes(kind);

type Words<Meaning extends string> = Readonly<Partial<Record<Meaning, readonly string[]>>>;

/** Beside its own name, under which words people keep what they did. */
const KIND_WORDS: Words<HistoryKind> = {
  APPLIED: ['application', 'application sent', 'application submitted', 'submitted'],
  INTERVIEWED: ['interview', 'interview held', 'phone screen', 'screening', 'final interview', 'onsite interview'],
  THANK_YOU: ['thank you note', 'thank you letter', 'thank you email', 'thanks', 'thanked', 'thankyou'],
  STATUS_CHECK: ['status call', 'status check call', 'followed up', 'follow up', 'follow up call', 'call', 'called'],
  FEEDBACK_REQUEST: ['request for feedback', 'feedback requested', 'asked for feedback', 'feedback'],
  NEXT_ROUND_CHECK: ['asked about next round'],
  APPLICATION_CHECK: ['application follow up', 'asked about application'],
  KEEP_WARM: ['kept in touch', 'keep in touch'],
  COURTESY_NOTE: ['courtesy message'],
  PREPARATION: ['prepared', 'interview preparation', 'prep'],
  REHEARSAL: ['rehearsed', 'practice', 'mock interview', 'practiced'],
  EXTENSION_REQUEST: ['asked for more time'],
  EXPEDITE_REQUEST: ['asked to hurry'],
  OFFER_RECEIVED: ['offer', 'offered', 'offer extended', 'received offer'],
  OFFER_ACCEPTED: ['accepted', 'accepted offer', 'hired', 'placed'],
  OFFER_DECLINED: ['declined', 'declined offer', 'turned down offer'],
  REJECTED: ['rejection', 'reject', 'not selected', 'turned down', 'unsuccessful'],
  WITHDRAWN: ['withdrew', 'withdrawal', 'i withdrew'],
  ROLE_CLOSED: ['position closed', 'filled', 'position filled', 'job closed'],
  NO_RESPONSE: ['ghosted', 'no reply', 'never heard back', 'silence'],
};

const CHANNEL_WORDS: Words<Channel> = {
  PHONE: ['call', 'telephone', 'phone call', 'voice'],
  EMAIL: ['mail', 'e mail'],
  LETTER: ['post', 'card', 'handwritten note'],
  IN_PERSON: ['onsite', 'on site', 'face to face', 'visit', 'office'],
  VIDEO: ['zoom', 'teams', 'video call', 'online', 'webcam', 'skype'],
  MESSAGE: ['text', 'sms', 'linkedin', 'chat', 'text message'],
};

const DISPOSITION_WORDS: Words<Disposition> = {
  STILL_PENDING: ['pending', 'no decision yet', 'undecided'],
  LEFT_MESSAGE: ['voicemail', 'left voicemail'],
  AWAITING_REPLY: ['sent', 'waiting'],
  CALL_BACK_ON: ['call back'],
  NO_ANSWER: ['not reached'],
  WRONG_CONTACT: ['wrong number'],
};

/** `THANK_YOU`, "Thank-you" and "thank you" are one word. */
const normalised = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const meaningsOf = <Meaning extends string>(all: readonly Meaning[], words: Words<Meaning>) =>
  new Map(
    all.flatMap((meaning) => [
      [normalised(meaning), meaning] as const,
      ...(words[meaning] ?? []).map((word) => [word, meaning] as const),
    ]),
  );

const ALL_KINDS: readonly HistoryKind[] = ['APPLIED', 'INTERVIEWED', 'OFFER_RECEIVED', ...PAST_FOLLOW_UPS, ...OUTCOMES];
const KINDS = meaningsOf(ALL_KINDS, KIND_WORDS);
const CHANNEL_MEANINGS = meaningsOf(CHANNELS, CHANNEL_WORDS);
const DISPOSITION_MEANINGS = meaningsOf(DISPOSITIONS, DISPOSITION_WORDS);

/** What a person's word means; null when it is not understood. */
export const kindOf = (text: string): HistoryKind | null => KINDS.get(normalised(text)) ?? null;
export const channelOf = (text: string): Channel | null => CHANNEL_MEANINGS.get(normalised(text)) ?? null;
export const dispositionOf = (text: string): Disposition | null => DISPOSITION_MEANINGS.get(normalised(text)) ?? null;

/** The kinds as a person may write them. */
export const KINDS_IN_WORDS = ALL_KINDS.map((kind) => normalised(kind)).join(', ');
