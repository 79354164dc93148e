import { lookup as systemLookup, type LookupAddress } from 'node:dns';
import { Agent as PlainAgent } from 'node:http';
import { isIP, type LookupFunction } from 'node:net';
import { RequestFilteringHttpsAgent } from 'request-filtering-agent';
import { isPublicAddress } from './public-address.js';

/** Where a name leads is not of the public internet. */
export class AddressNotPublic extends Error {
  override readonly name = 'AddressNotPublic';

  constructor() {
    super('The address is not public.');
  }
}

/**
 * Looks a name up and refuses it when any of its addresses is not public. It is the lookup of the connection itself, so a name
 * cannot lead somewhere else between the look and the connection.
 */
export const publicLookup =
  (lookup: LookupFunction = systemLookup): LookupFunction =>
  (name, options, answer) =>
    lookup(name, options, (error, found, family) => {
      if (error) return answer(error, found, family);
      const addresses = (Array.isArray(found) ? found : [{ address: found }]) as readonly Pick<
        LookupAddress,
        'address'
      >[];
      if (addresses.length > 0 && addresses.every(({ address }) => isPublicAddress(address)))
        return answer(null, found, family);
      answer(new AddressNotPublic(), [], family);
    });

/** An address that stands in the URL itself is never looked up; the URL has it in its one canonical form, whatever was typed. */
export const refuseAddressThatIsNotPublic = (url: string): void => {
  const host = new URL(url).hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0 && !isPublicAddress(host)) throw new AddressNotPublic();
};

/** A second lock of another make. Connections are not kept: the next one is looked up anew. */
export const publicAgent = (): RequestFilteringHttpsAgent => new RequestFilteringHttpsAgent({ keepAlive: false });

/** For this machine only, where it is allowed. */
export const loopbackAgent = (): PlainAgent => new PlainAgent({ keepAlive: false });
