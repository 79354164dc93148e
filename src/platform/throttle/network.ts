import { isIPv6 } from 'node:net';

const IPV4_INSIDE = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;

/** The network an address is counted under: itself, but for IPv6 its first 64 bits, all of which one subscriber gets (RFC 6177). */
export const networkOf = (address: string): string => {
  const inside = IPV4_INSIDE.exec(address)?.[1];
  if (inside) return inside;
  return isIPv6(address) ? firstGroups(address).join(':') : address;
};

/** The first four groups of sixteen bits, spelled out. */
const firstGroups = (address: string): string[] => {
  const [head = '', tail] = address.split('%')[0]!.toLowerCase().split('::');
  const before = groupsOf(head);
  const after = groupsOf(tail ?? '');
  const left =
    tail === undefined ? before : [...before, ...Array<string>(8 - before.length - after.length).fill('0'), ...after];
  return left.slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16));
};

const groupsOf = (part: string): string[] =>
  part === '' ? [] : part.split(':').flatMap((group) => (group.includes('.') ? ['0', '0'] : [group]));
