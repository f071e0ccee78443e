// Lines of people who are nobody here: without a session, from foreign pages, or never finishing what they begin.
import { ann } from '../fixtures/newsroom.ts';
import { RawLine } from '../fixtures/raw-line.ts';
import type { Front } from './front.ts';

const OURS = `${ann.id}=stolen`;

const HEADERS: readonly Readonly<Record<string, string>>[] = [
  {},
  { cookie: 'nobody=x' },
  { cookie: `${'x'.repeat(4_000)}=y` },
  { cookie: OURS, origin: 'null' },
  { cookie: OURS, origin: 'https://evil.example' },
  { cookie: OURS, origin: 'http://galley.test.evil.example' },
  { cookie: OURS, origin: 'http://evil-galley.test' },
  { cookie: OURS, origin: 'http://GALLEY.test' },
  { cookie: OURS, origin: 'http://galley.test.' },
  { cookie: OURS, origin: 'http://galley.test:81' },
];

/** A handful of handshakes: each is refused, and those that are never finished are left behind. */
export async function handshakes(front: Front): Promise<void> {
  const refused = HEADERS.map(async (headers) => {
    const line = new RawLine(front.address);
    line.shakesHands(headers);
    await line.ended;
    if (line.heard.includes(' 101 ')) front.tally.fooled.push(`a handshake with ${JSON.stringify(headers)}`);
  });
  const unfinished = [new RawLine(front.address), new RawLine(front.address)];
  for (const line of unfinished) line.write('GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nhost: x');
  front.tally.frames += HEADERS.length + unfinished.length;
  await Promise.all(refused);
  for (const line of unfinished) line.hangsUp();
}
