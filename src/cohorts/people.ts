import type { Person } from '../identity/index.js';
import type { RequestContext } from '../platform/graphql/index.js';
import type { StaffStore } from './staff.store.js';

/** A person that something hangs on; all that a request asks for are loaded in one go. */
export const personOf = (store: StaffStore, request: RequestContext, id: string | null): Promise<Person | null> =>
  id === null ? Promise.resolve(null) : request.load('person', id, (ids) => store.peopleByIds(request.signedIn.centerId, ids));
