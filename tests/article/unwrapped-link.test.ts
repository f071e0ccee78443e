// A wrapped link leads where it really leads, and to no scheme that an article may not hold.
import { expect, it } from 'vitest';
import { unwrapped } from '../../shared/article/unwrapped-link.ts';

const held = encodeURIComponent;

it.each([
  ['https://www.google.com/url?q=https://a.example/x&sa=D', 'https://a.example/x'],
  ['https://www.google.co.uk/url?sa=t&url=https%3A%2F%2Fa.example%2F', 'https://a.example/'],
  ['https://eur02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fa.example&data=1', 'https://a.example'],
  [
    `https://www.google.com/url?q=${held('https://www.google.com/url?q=https://a.example/')}`,
    'https://a.example/',
  ],
])('%s', (href, to) => {
  expect(unwrapped(href)).toBe(to);
});

it.each([
  'https://www.google.com/search?q=https://a.example',
  'https://www.google.com/url?q=javascript:alert(1)',
  'https://www.google.com/url?q=',
  'https://google.com.evil.example/url?q=https://a.example',
  'https://safelinks.protection.outlook.com.evil.example/?url=https://a.example',
  'https://a.example/url?q=https://b.example',
  'not an address',
])('%s is left as it is', (href) => {
  expect(unwrapped(href)).toBe(href);
});
