/** What an event tells: names of its `data`, each with the field of the audited thing it is read from. */
type Facts = Readonly<Record<string, string>>;

interface EventType {
  /** Which entries of the audit trail it tells. */
  readonly actions: readonly string[];
  readonly facts: Facts;
}

const INTERVIEW: Facts = {
  interviewId: 'id',
  round: 'round',
  kind: 'kind',
  format: 'format',
  status: 'status',
  startsAt: 'startsAt',
  endsAt: 'endsAt',
};
const OFFER: Facts = {
  offerId: 'id',
  status: 'status',
  receivedAt: 'receivedAt',
  deadlineAt: 'deadlineAt',
  answeredAt: 'answeredAt',
};
const OUTCOME: Facts = { outcomeId: 'id', outcome: 'kind', decidedAt: 'decidedAt', learnedAt: 'learnedAt' };

/** What endpoints can be told of. Only ids and plain facts: no note, no name and no pay leaves the center this way. */
export const EVENT_TYPES = {
  'prospect.opened': {
    actions: ['prospect.opened'],
    facts: { employerId: 'employerId', agencyId: 'agencyId', position: 'position', appliedOn: 'appliedOn' },
  },
  'prospect.reopened': { actions: ['prospect.reopened'], facts: { ...OUTCOME, reopenedAt: 'reopenedAt' } },
  'interview.scheduled': { actions: ['interview.scheduled'], facts: INTERVIEW },
  'interview.logged': { actions: ['interview.logged', 'interview.held'], facts: INTERVIEW },
  'follow-up.recorded': {
    actions: ['follow-up.recorded'],
    facts: {
      followUpId: 'id',
      interviewId: 'interviewId',
      contactId: 'contactId',
      kind: 'kind',
      channel: 'channel',
      happenedAt: 'happenedAt',
      disposition: 'disposition',
      promisedOn: 'promisedOn',
    },
  },
  'offer.received': { actions: ['offer.received'], facts: OFFER },
  'offer.accepted': { actions: ['offer.accepted'], facts: OFFER },
  'offer.declined': { actions: ['offer.declined'], facts: OFFER },
  'offer.extended': { actions: ['offer.extended'], facts: OFFER },
  'offer.expired': { actions: ['offer.expired'], facts: OFFER },
  'offer.rescinded': { actions: ['offer.rescinded'], facts: OFFER },
  'offer.reneged': { actions: ['offer.reneged'], facts: OFFER },
  'export.ready': {
    actions: ['export.ready'],
    facts: {
      exportId: 'exportId',
      scheduleId: 'scheduleId',
      rows: 'rows',
      format: 'format',
      rowCount: 'rowCount',
      bytes: 'bytes',
      sha256: 'sha256',
    },
  },
  'outcome.recorded': { actions: ['prospect.closed'], facts: OUTCOME },
} as const satisfies Record<string, EventType>;

export type EventTypeName = keyof typeof EVENT_TYPES;
export const EVENT_TYPE_NAMES = Object.keys(EVENT_TYPES) as EventTypeName[];

const BY_ACTION: ReadonlyMap<string, EventTypeName> = new Map(
  EVENT_TYPE_NAMES.flatMap((name) => EVENT_TYPES[name].actions.map((action) => [action, name] as const)),
);

/** The event that an entry of the audit trail is; null: nobody is told of it. */
export const eventTypeOf = (action: string): EventTypeName | null => BY_ACTION.get(action) ?? null;

/** The entries that such events are made of. */
export const actionsOf = (names: readonly EventTypeName[]): string[] =>
  names.flatMap((name) => [...EVENT_TYPES[name].actions]);
