import { describe, expect, it } from 'vitest';
import { isPublicAddress } from '../../../src/webhooks/public-address.js';

describe('a public address', () => {
  it.each([
    '8.8.8.8',
    '1.1.1.1',
    '93.184.216.34',
    '172.15.255.255',
    '172.32.0.0',
    '2606:2800:220:1:248:1893:25c8:1946',
    '2a00:1450:4001::1',
  ])('%s', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });
});

describe('not a public address', () => {
  it.each([
    ['this machine', '127.0.0.1'],
    ['this machine, elsewhere in its network', '127.255.255.254'],
    ['whatever machine', '0.0.0.0'],
    ['a private network', '10.0.0.1'],
    ['a private network', '172.16.0.1'],
    ['a private network', '192.168.1.1'],
    ['the metadata of a cloud', '169.254.169.254'],
    ['the metadata of another cloud', '100.100.100.200'],
    ['the services of another cloud', '168.63.129.16'],
    ['the metadata of another cloud', '192.0.0.192'],
    ['many machines at once', '224.0.0.1'],
    ['all machines at once', '255.255.255.255'],
    ['documentation', '192.0.2.1'],
    ['this machine in IPv6', '::1'],
    ['whatever machine in IPv6', '::'],
    ['IPv4 inside IPv6', '::ffff:127.0.0.1'],
    ['a public IPv4 inside IPv6', '::ffff:8.8.8.8'],
    ['IPv4 inside IPv6 in hexadecimal', '::ffff:a9fe:a9fe'],
    ['IPv4 inside IPv6 as it was written once', '::127.0.0.1'],
    ['IPv4 behind a translator', '64:ff9b::7f00:1'],
    ['IPv4 behind 6to4', '2002:7f00:1::'],
    ['IPv4 behind Teredo', '2001:0:4136:e378:8000:63bf:3fff:fdd2'],
    ['a private network in IPv6', 'fd00:ec2::254'],
    ['the wire itself', 'fe80::1'],
    ['the wire itself, with its name', 'fe80::1%eth0'],
    ['a site, as it was called once', 'fec0::1'],
    ['many machines at once', 'ff02::1'],
    ['no address', 'localhost'],
  ])('%s: %s', (_, address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});
