import type { KnownPerson, PeopleStore } from '../identity/index.js';
import type { RequestContext } from '../platform/graphql/index.js';

/** A person that something hangs on; all that a request asks for are loaded in one go. */
export const personOf = (
  store: PeopleStore,
  request: RequestContext,
  id: string | null,
): Promise<KnownPerson | null> =>
  id === null
    ? Promise.resolve(null)
    : request.load('person', id, (ids) => store.byIds(request.signedIn.centerId, ids));
