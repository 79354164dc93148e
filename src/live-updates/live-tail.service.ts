import { Injectable } from '@nestjs/common';
import { AuditFeed, type FeedPlace, feedPlaceAt } from '../audit/index.js';
import { reaches } from '../identity/index.js';
import { Clock } from '../platform/clock/index.js';
import { LiveAudience } from './live-audience.js';
import { LiveChangesStore, type LiveEntry } from './live-changes.store.js';
import type { Listener, Scope } from './listener.js';

const BATCH = 500;

/** Who looks after whom and who belongs where: a student may have left the list that somebody looks at, so all lists are told. */
const CHANGES_LISTS = /^(caseload|cohort|cover|calendar|closure)\./;

/** The latest change of each student. */
type Changed = ReadonlyMap<string, Date>;

/**
 * Reads the audit trail of the centers that have an audience in this process, and tells the audience. Nobody who writes knows of
 * it, and every process reads for itself.
 */
@Injectable()
export class LiveTail {
  private readonly places = new Map<string, FeedPlace>();

  constructor(
    private readonly feed: AuditFeed,
    private readonly store: LiveChangesStore,
    private readonly audience: LiveAudience,
    private readonly clock: Clock,
  ) {}

  /** Where a center is read from once somebody listens: to be called before they have read what they look at. */
  async begin(centerId: string): Promise<void> {
    if (!this.places.has(centerId)) this.places.set(centerId, feedPlaceAt(await this.feed.horizon()));
  }

  /** Tells what can be read now; one statement for each center in which nothing has happened. */
  async readOn(): Promise<void> {
    for (const centerId of this.places.keys())
      if (this.audience.in(centerId).length === 0) this.places.delete(centerId);
    if (this.places.size === 0) return;
    const horizon = await this.feed.horizon();
    await Promise.all([...this.places].map(([centerId, place]) => this.readCenter(centerId, place, horizon)));
  }

  private async readCenter(centerId: string, place: FeedPlace, horizon: string): Promise<void> {
    const entries = await this.store.next(centerId, place, horizon, BATCH);
    const last = entries.at(-1);
    if (!last) return;
    this.closeEnded(centerId, entries);
    await this.tellCaseloads(centerId, entries);
    this.tellInboxes(centerId, entries);
    this.places.set(centerId, last);
  }

  /** Sessions that ended in another process too. */
  private closeEnded(centerId: string, entries: readonly LiveEntry[]): void {
    const ended = new Set(entries.flatMap(({ sessionIds }) => sessionIds ?? []));
    if (ended.size === 0) return;
    for (const { actor, socket } of this.audience.in(centerId))
      if (ended.has(actor.sessionId)) socket.close('SIGNED_OUT');
  }

  private async tellCaseloads(centerId: string, entries: readonly LiveEntry[]): Promise<void> {
    const listeners = this.audience.in(centerId).filter(({ scope }) => scope !== null);
    const anything = entries.findLast(({ action }) => CHANGES_LISTS.test(action));
    if (anything) return listeners.forEach(({ stream }) => stream.push({ key: null, at: anything.at }));
    const changed = new Map(entries.flatMap(({ studentId, at }) => (studentId ? [[studentId, at] as const] : [])));
    if (changed.size === 0) return;
    const inScope = this.scopesOf(centerId, changed);
    for (const listener of listeners) tell(listener, changed, await inScope(listener.scope as Scope));
  }

  /** Many look at the same list; each list is read once. */
  private scopesOf(centerId: string, changed: Changed): (scope: Scope) => Promise<ReadonlySet<string>> {
    const known = new Map<string, Promise<ReadonlySet<string>>>();
    const ids = [...changed.keys()];
    return (scope) => {
      const key = `${scope.cohortId} ${scope.counselorId}`;
      const members = known.get(key) ?? this.store.among(centerId, scope, ids, new Date(this.clock.now()));
      known.set(key, members);
      return members;
    };
  }

  private tellInboxes(centerId: string, entries: readonly LiveEntry[]): void {
    const changed = new Map(entries.flatMap(inboxOf));
    for (const { scope, actor, stream } of this.audience.in(centerId)) {
      const at = scope === null ? changed.get(actor.userId) : undefined;
      if (at) stream.push({ key: actor.userId, at });
    }
  }
}

/** Authorised for each student anew. */
const tell = ({ actor, stream }: Listener, changed: Changed, inScope: ReadonlySet<string>): void => {
  for (const [studentId, at] of changed)
    if (inScope.has(studentId) && reaches(actor, studentId)) stream.push({ key: studentId, at });
};

/** Whose inbox an entry changes: entries named `inbox.` are about the person whose it is. */
const inboxOf = ({ action, subjectType, subjectId, at }: LiveEntry): [string, Date][] =>
  subjectType === 'Person' && action.startsWith('inbox.') ? [[subjectId, at]] : [];
