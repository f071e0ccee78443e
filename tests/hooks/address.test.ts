/** Where a hook may go: nowhere inside the network, however the address is written, unless it is listed. */
import { describe, expect, it } from 'vitest';
import { isInside, isPublic } from '../../server/hooks/address.ts';
import { pin, type Target, targetOf } from '../../server/hooks/target.ts';

describe('an address', () => {
  it.each([
    ['this network', '0.0.0.0'],
    ['this network', '0.1.2.3'],
    ['loopback', '127.0.0.1'],
    ['loopback', '127.255.255.254'],
    ['private', '10.0.0.1'],
    ['private', '172.16.0.1'],
    ['private', '172.31.255.255'],
    ['private', '192.168.1.1'],
    ['carrier-grade NAT', '100.64.0.1'],
    ['a cloud’s metadata', '100.100.100.200'],
    ['link-local', '169.254.0.1'],
    ['a cloud’s metadata', '169.254.169.254'],
    ['protocol assignments', '192.0.0.8'],
    ['documentation', '192.0.2.1'],
    ['documentation', '198.51.100.1'],
    ['documentation', '203.0.113.1'],
    ['benchmarks', '198.18.0.1'],
    ['6to4 relays', '192.88.99.1'],
    ['multicast', '224.0.0.1'],
    ['reserved', '240.0.0.1'],
    ['broadcast', '255.255.255.255'],
    ['unspecified', '::'],
    ['loopback', '::1'],
    ['v4 in v6', '::ffff:127.0.0.1'],
    ['v4 in v6', '::ffff:a9fe:a9fe'],
    ['v4 in v6, long since given up', '::7f00:1'],
    ['translated', '::ffff:0:127.0.0.1'],
    ['NAT64', '64:ff9b::7f00:1'],
    ['NAT64', '64:ff9b::808:808'],
    ['local NAT64', '64:ff9b:1::a00:1'],
    ['6to4', '2002:7f00:1::'],
    ['Teredo', '2001:0:4136:e378:8000:63bf:3fff:fdd2'],
    ['unique local', 'fc00::1'],
    ['unique local', 'fd12:3456::1'],
    ['a cloud’s metadata', 'fd00:ec2::254'],
    ['link-local', 'fe80::1'],
    ['link-local with a zone', 'fe80::1%eth0'],
    ['site-local', 'fec0::1'],
    ['multicast', 'ff02::1'],
    ['discarded', '100::1'],
    ['documentation', '2001:db8::1'],
    ['documentation', '3fff::1'],
    ['segment routing', '5f00::1'],
    ['nothing at all', ''],
    ['a name', 'localhost'],
  ])('that is %s is not public: %s', (_, address) => {
    expect(isPublic(address)).toBe(false);
  });

  it.each([
    '1.1.1.1',
    '93.184.215.14',
    '172.15.0.1',
    '172.32.0.1',
    '100.63.0.1',
    '2606:4700::1111',
    '::ffff:1.1.1.1',
  ])('of the open internet is: %s', (address) => {
    expect(isPublic(address)).toBe(true);
  });

  it.each(['169.254.169.254', 'fe80::1', '0.0.0.0', '::', '64:ff9b::7f00:1', '224.0.0.1', '100.64.0.1'])(
    'where clouds keep their secrets is not even inside what can be listed: %s',
    (address) => {
      expect(isInside(address)).toBe(false);
    },
  );
});

describe('the address of a hook', () => {
  const LISTED = ['http://localhost:9000', 'https://cms.internal', 'https://[::1]'];

  it.each([
    'https://example.org/hook?a=1',
    'https://example.org:8443/',
    'https://[2606:4700::1111]/',
    'http://localhost:9000/hook',
    'https://cms.internal/hook',
    'https://[::1]/hook',
  ])('is taken: %s', (url) => {
    expect(targetOf(url, LISTED)).toMatchObject({ url: expect.any(URL) });
  });

  it.each([
    'http://example.org/',
    'http://localhost/',
    'http://localhost:9001/',
    'https://127.0.0.1/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://017700000001/',
    'https://[::ffff:127.0.0.1]/',
    'https://[fd00:ec2::254]/',
    'https://169.254.169.254/latest/meta-data',
    'https://ann:secret@example.org/',
    'ftp://example.org/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'example.org',
    '',
  ])('is refused: %s', (url) => {
    expect(targetOf(url, LISTED)).toMatchObject({ code: 'invalid', message: expect.stringMatching(/\.$/) });
  });
});

describe('what a name leads to', () => {
  const to = (url: string, ...addresses: string[]) => pin(target(url), addresses);

  it('is one address of the open internet', () => {
    expect(to('https://example.org', '1.1.1.1', '2606:4700::1111')).toEqual({
      address: '1.1.1.1',
      family: 4,
    });
    expect(to('https://example.org', '2606:4700::1111')).toEqual({ address: '2606:4700::1111', family: 6 });
  });

  it('is refused when one of several lies inside, or there is none', () => {
    expect(to('https://example.org', '1.1.1.1', '10.0.0.1')).toMatch(/inside the network/);
    expect(to('https://example.org')).toMatch(/leads nowhere/);
  });

  it('may lie inside when it is listed, and plain http:// on this computer only', () => {
    expect(to('https://cms.internal', '10.0.0.1')).toEqual({ address: '10.0.0.1', family: 4 });
    expect(to('https://cms.internal', '169.254.169.254')).toMatch(/inside the network/);
    expect(to('http://localhost:9000', '127.0.0.1')).toEqual({ address: '127.0.0.1', family: 4 });
    expect(to('http://localhost:9000', '10.0.0.1')).toMatch(/inside the network/);
    expect(to('http://localhost:9000', '1.1.1.1')).toMatch(/inside the network/);
  });
});

function target(url: string): Target {
  const found = targetOf(url, ['http://localhost:9000', 'https://cms.internal']);
  if ('code' in found) throw new Error(found.message);
  return found;
}
