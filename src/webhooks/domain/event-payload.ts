import { EVENT_TYPES, type EventTypeName } from './event-types.js';

/** An entry of the audit trail, as far as an event tells it. */
export interface ToldEntry {
  readonly at: Date;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly after: Readonly<Record<string, unknown>> | null;
  /** Whose prospect it is about; null: of nobody's. */
  readonly studentId: string | null;
}

/** What an endpoint receives (Standard Webhooks: type, timestamp, data). Days are YYYY-MM-DD, instants ISO 8601 in UTC. */
export interface EventPayload {
  readonly type: EventTypeName;
  readonly timestamp: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Tells an entry as an event; what is not known is null. */
export const payloadOf = (type: EventTypeName, entry: ToldEntry): EventPayload => {
  const after = entry.after ?? {};
  const facts = Object.entries(EVENT_TYPES[type].facts).map(([name, field]) => [name, after[field] ?? null]);
  const prospectId = entry.subjectType === 'Prospect' ? entry.subjectId : (after['prospectId'] ?? null);
  return {
    type,
    timestamp: entry.at.toISOString(),
    data: { prospectId, studentId: entry.studentId, ...Object.fromEntries(facts) },
  };
};
