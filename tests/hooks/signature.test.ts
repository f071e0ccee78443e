/** What a receiver checks, as docs/api.md tells it to: the very lines of the guide are run here. */
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { secretFrom, signed } from '../../server/hooks/sign.ts';
import { until } from '../fixtures/colleague.ts';
import { HandClock } from '../fixtures/hand-clock.ts';
import { draftNamed } from '../store/entries.ts';
import { postOffice } from './post-office.ts';
import { Receiver } from './receiver.ts';

type Verify = (secret: string, headers: object, body: string, now?: number) => boolean;

const GUIDE = new URL('../../docs/api.md', import.meta.url);

/** The function that the guide prints. */
async function verifyOfGuide(): Promise<Verify> {
  const code = /```js\n(import \{ createHmac[\s\S]*?)```/.exec(readFileSync(GUIDE, 'utf8'))?.[1];
  if (!code) throw new Error('The guide has no lines to verify with.');
  const module: { verify: Verify } = await import(
    /* @vite-ignore */ `data:text/javascript,${encodeURIComponent(code)}`
  );
  return module.verify;
}

it('is the one that Standard Webhooks print', () => {
  const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
  const headers = signed(secret, 'msg_p5jXN8AQM9LWM0D4loKWxJek', 1614265330, '{"test": 2432232314}');
  expect(headers['webhook-signature']).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
});

it('is what the guide’s lines verify, and nothing else is', async () => {
  const verify = await verifyOfGuide();
  const receiver = await Receiver.open();
  const clock = new HandClock();
  const { makes, happens } = postOffice({ clock, listed: [receiver.origin] });
  const { secret } = makes(receiver.origin);
  await happens(draftNamed('bridge'));
  await until(() => receiver.received.length === 1, 'it has come');
  const [{ headers, body } = { headers: {}, body: '' }] = receiver.received;
  const now = clock.now();
  expect(verify(secret, headers, body, now)).toBe(true);
  expect(verify(secretFrom(randomBytes(32)), headers, body, now)).toBe(false);
  expect(verify(secret, headers, `${body} `, now)).toBe(false);
  expect(verify(secret, { ...headers, 'webhook-id': 'evt_2' }, body, now)).toBe(false);
  expect(verify(secret, { ...headers, 'webhook-signature': 'v1,AAAA' }, body, now)).toBe(false);
  expect(verify(secret, headers, body, now + 6 * 60_000)).toBe(false);
});
