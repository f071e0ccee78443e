// Two people in one browser, and no link that makes me somebody else.
import { expect, test } from 'vitest';
import { besideAddress, handleToBe, pageAfter } from '../../client/people/beside.ts';

test('each person has an address of their own beside this one', () => {
  expect(besideAddress('ann', { protocol: 'http:', port: '3000' })).toBe(
    'http://ann.localhost:3000/sign-in?as=ann',
  );
  expect(besideAddress('ann', { protocol: 'http:', port: '' })).toBe('http://ann.localhost/sign-in?as=ann');
});

test('only the person’s own address signs them in by itself', () => {
  expect(handleToBe({ hostname: 'ann.localhost', search: '?as=ann' })).toBe('ann');
  expect(handleToBe({ hostname: 'localhost', search: '?as=ann' })).toBeNull();
  expect(handleToBe({ hostname: 'bob.localhost', search: '?as=ann' })).toBeNull();
  expect(handleToBe({ hostname: 'ann.localhost', search: '' })).toBeNull();
});

test.each([
  ['?to=%2Fdrafts%2Fx%23t4', '', '/drafts/x#t4'],
  ['?to=%2Fdrafts%2Fx', '#t4', '/drafts/x#t4'],
  ['?to=%2Fdrafts%2Fx%23t4', '#t5', '/drafts/x#t4'],
  ['', '', '/'],
  ['?to=https%3A%2F%2Felsewhere.example', '', '/'],
  ['?to=%2F%2Felsewhere.example', '', '/'],
  ['?to=%2F%5Celsewhere.example', '', '/'],
  ['?to=%2Fsign-in', '', '/'],
])('signing in leads to a page of ours, and to its thread: %s %s', (search, hash, page) => {
  expect(pageAfter({ search, hash })).toBe(page);
});
