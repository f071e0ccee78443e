// Who is at the other end: the line's own address, or what a listed proxy wrote; never what somebody says of themselves.
import { describe, expect, it } from 'vitest';
import { neighbourhoodOf, Proxies } from '../../server/proxies.ts';
import { Scene } from '../http/scene.ts';
import { codeIn, openOffice, PASSWORD } from './office.ts';

function proxies(text: string): Proxies {
  const parsed = Proxies.parse(text);
  if ('unreadable' in parsed) throw new Error(`unreadable: ${parsed.unreadable}`);
  return parsed;
}

describe('the other end', () => {
  it.each([
    ['no proxy is listed', '', '127.0.0.1', '203.0.113.7', '127.0.0.1'],
    ['a stranger says who they are', '10.0.0.1', '198.51.100.1', '203.0.113.7', '198.51.100.1'],
    ['our proxy says who came', '127.0.0.1', '127.0.0.1', '203.0.113.7', '203.0.113.7'],
    ['they lied to our proxy', '127.0.0.1', '127.0.0.1', '1.1.1.1, 127.0.0.1, 203.0.113.7', '203.0.113.7'],
    [
      'two of ours stand in a row',
      '127.0.0.1 10.0.0.0/8',
      '127.0.0.1',
      '203.0.113.7, 10.1.2.3',
      '203.0.113.7',
    ],
    [
      'a proxy of somebody else’s is in between',
      '127.0.0.1',
      '127.0.0.1',
      '203.0.113.7, 198.51.100.9',
      '198.51.100.9',
    ],
    ['our proxy says nothing', '127.0.0.1', '127.0.0.1', undefined, '127.0.0.1'],
    ['our proxy writes nonsense', '127.0.0.1', '127.0.0.1', '203.0.113.7, unknown', '127.0.0.1'],
    [
      'somebody writes an old form of an address',
      '127.0.0.1',
      '127.0.0.1',
      '203.0.113.7, 0x7f000001',
      '127.0.0.1',
    ],
    [
      'the claims name ours to their very beginning',
      '127.0.0.1',
      '127.0.0.1',
      '127.0.0.1, 127.0.0.1',
      '127.0.0.1',
    ],
    ['a port is written behind', '127.0.0.1', '127.0.0.1', '203.0.113.7:5123', '203.0.113.7'],
    ['a port is written behind IPv6', '::1', '::1', '[2001:db8::1]:5123', '2001:db8::1'],
    ['IPv4 came over an IPv6 socket', '127.0.0.1', '::ffff:127.0.0.1', '203.0.113.7', '203.0.113.7'],
    ['an IPv6 range is listed', 'fd00::/8', 'fd00:1::5', '2001:db8:0:0::1', '2001:db8::1'],
    ['the list is empty between commas', '127.0.0.1', '127.0.0.1', '203.0.113.7, , ', '127.0.0.1'],
  ])('when %s', (_, listed, peer, forwarded, expected) => {
    expect(proxies(listed).otherEnd(peer, forwarded)).toBe(expected);
  });

  it.each(['nginx', '10.0.0.0/33', '10.0.0', '1.2.3.4.5', '127.1', 'fe80::/x', '*', '10.0.0.1/'])(
    'no list holds “%s”',
    (text) => expect(Proxies.parse(`127.0.0.1, ${text}`)).toEqual({ unreadable: text }),
  );

  it('is one neighbourhood with its /64, and IPv4 stands for itself', () => {
    expect(neighbourhoodOf('2001:db8:1:2:3:4:5:6')).toBe(neighbourhoodOf('2001:db8:1:2::1'));
    expect(neighbourhoodOf('2001:db8:1:3::1')).not.toBe(neighbourhoodOf('2001:db8:1:2::1'));
    expect(neighbourhoodOf('203.0.113.7')).toBe('203.0.113.7');
  });
});

it('a limit is not passed by whoever says another address each time', async () => {
  const scene = await Scene.open({ demo: false });
  const codes: string[] = [];
  for (let guess = 0; guess < 8; guess += 1) {
    const body = { email: 'ann@post.example', password: PASSWORD };
    const claim = { 'x-forwarded-for': `203.0.113.${guess}`, 'x-real-ip': `203.0.113.${guess}` };
    codes.push(
      codeIn(await scene.posts('/api/sign-in', body, { ...claim, forwarded: `for=203.0.113.${guess}` })),
    );
  }
  await scene.close();
  expect(codes).toEqual([...Array(5).fill('no-match'), ...Array(3).fill('too-fast')]);
});

it('a session says where it began as our proxy saw it', async () => {
  const office = await openOffice();
  await office.setsUp();
  const browser = office.from('1.1.1.1, 192.0.2.44');
  await browser.signsIn('cleo');
  expect((await browser.gets('/me/sessions')).body).toContain('"address":"192.0.2.44"');
});
