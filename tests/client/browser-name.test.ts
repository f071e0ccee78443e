// What a session is called: the browser and the system that people know, from how browsers really call themselves.
import { expect, it } from 'vitest';
import { browserName } from '../../client/accounts/browser-name.ts';

const MAC = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/';
const WINDOWS =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0';
const PHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)';
const ANDROID = 'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko)';

it.each([
  ['Firefox on Linux', 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'],
  ['Firefox on Android', 'Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0'],
  ['Firefox on iPhone', `${PHONE} FxiOS/142.0 Mobile/15E148 Safari/605.1.15`],
  ['Safari on a Mac', `${MAC}605.1.15 (KHTML, like Gecko) Version/18.6 Safari/605.1.15`],
  ['Safari on iPhone', `${PHONE} Version/18.6 Mobile/15E148 Safari/604.1`],
  ['Chrome on a Mac', `${MAC}537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36`],
  ['Chrome on iPhone', `${PHONE} CriOS/142.0.0.0 Mobile/15E148 Safari/604.1`],
  ['Chrome on Android', `${ANDROID} Chrome/142.0.0.0 Mobile Safari/537.36`],
  [
    'Chrome on ChromeOS',
    'Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 Chrome/142.0.0.0 Safari/537.36',
  ],
  ['Edge on Windows', `${WINDOWS} Safari/537.36 Edg/142.0.0.0`],
  ['Edge on iPhone', `${PHONE} Version/18.0 EdgiOS/142.0.0.0 Mobile/15E148 Safari/605.1.15`],
  ['Opera on Windows', `${WINDOWS} Safari/537.36 OPR/124.0.0.0`],
  ['Opera on Android', `${ANDROID} Chrome/142.0.0.0 Mobile Safari/537.36 OPR/92.0.0.0`],
  ['Samsung Internet on Android', `${ANDROID} SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36`],
  ['A program on Linux', 'newsroom-cms/2.1 (Linux)'],
  ['An unknown program', 'curl/8.14.1'],
  ['An unknown program', ''],
])('a session is called %s', (name, said) => {
  expect(browserName(said)).toBe(name);
});
