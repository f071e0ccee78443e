/** One message to one address: the judged one, whatever its name leads to by then; nothing is followed, nothing waited for long. */
import { execFile } from 'node:child_process';
import { createServer, type Server, type Socket } from 'node:net';
import { promisify } from 'node:util';
import { expect, it, onTestFinished } from 'vitest';
import { machineClock } from '../../server/clock.ts';
import { type Resolve, Sender } from '../../server/hooks/sender.ts';
import { Receiver } from './receiver.ts';

const MESSAGE = { body: '{"id":"evt_1"}', headers: { 'webhook-id': 'evt_1' } };
const NOBODY: Resolve = async () => {
  throw new Error('nobody looks anything up here');
};

function sender(listed: readonly string[], resolve: Resolve = NOBODY, within = 2_000): Sender {
  return new Sender({ clock: machineClock, listed, resolve, within });
}

it('goes to the address that was judged, by its name, and looks it up once', async () => {
  const judged = await Receiver.open({ host: '127.0.0.2' });
  const other = await Receiver.open({ host: '127.0.0.1', port: judged.port });
  const url = `http://hook.test:${judged.port}`;
  let asked = 0;
  const resolve: Resolve = async () => [['127.0.0.2'], ['127.0.0.1']][asked++] ?? [];
  expect(await sender([url], resolve).send(`${url}/x`, MESSAGE)).toMatchObject({ status: 204, error: null });
  expect(judged.received).toHaveLength(1);
  expect(judged.received[0]).toMatchObject({
    body: MESSAGE.body,
    headers: { host: `hook.test:${judged.port}` },
  });
  expect([other.lines, asked]).toEqual([0, 1]);
});

it('a name that is public when it is made and this computer when it is sent to leads nowhere', async () => {
  const inside = await Receiver.open();
  const url = `https://rebinding.test:${inside.port}/`;
  const leads = [
    ['93.184.215.14'],
    ['127.0.0.1'],
    ['93.184.215.14', '127.0.0.1'],
    ['::ffff:127.0.0.1'],
    ['::1'],
  ];
  const hostile = sender([], async () => leads.shift() ?? ['127.0.0.1'], 150);
  for (let times = 0; times < 6; times++) {
    const sent = await hostile.send(url, MESSAGE);
    expect(sent.status).toBeNull();
    if (times > 0) expect(sent.error).toMatch(/inside the network/);
  }
  expect(inside.lines).toBe(0);
});

it.each([301, 302, 303, 307, 308])('a redirect is not followed: %i', async (status) => {
  const inside = await Receiver.open({ host: '127.0.0.2' });
  const receiver = await Receiver.open();
  receiver.says(status, { location: `http://127.0.0.2:${inside.port}/` });
  const sent = await sender([receiver.origin]).send(receiver.origin, MESSAGE);
  expect(sent).toMatchObject({ status, error: expect.stringMatching(/redirect/) });
  expect(inside.lines).toBe(0);
});

it.each([400, 404, 410, 429, 500, 503])('an answer that is no yes is a failure: %i', async (status) => {
  const receiver = await Receiver.open();
  receiver.says(status);
  const sent = await sender([receiver.origin]).send(receiver.origin, MESSAGE);
  expect(sent).toMatchObject({ status, error: `It answered ${status}.` });
});

it('whoever does not answer is not waited for', async () => {
  const silent = await listens(() => {});
  const sent = await sender([silent], NOBODY, 100).send(silent, MESSAGE);
  expect(sent).toMatchObject({ status: null, error: 'It took too long to answer.' });
});

it('whoever answers a letter at a time is not waited for either', async () => {
  const slow = await listens((line) => {
    const drip = setInterval(() => line.write('HTTP/1.1 200 OK'.charAt(Math.floor(Math.random() * 15))), 20);
    line.once('close', () => clearInterval(drip));
  });
  expect(await sender([slow], NOBODY, 150).send(slow, MESSAGE)).toMatchObject({ status: null });
});

it('an answer without an end is cut, and counts by how it began', async () => {
  let written = 0;
  const endless = await listens((line) => {
    line.write('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n');
    const more = (): void => {
      while (!line.destroyed && line.write(`400\r\n${'x'.repeat(1_024)}\r\n`)) written += 1_024;
      line.once('drain', more);
    };
    more();
  });
  const sent = await sender([endless], NOBODY, 5_000).send(endless, MESSAGE);
  expect(sent).toMatchObject({ status: 200, error: null });
  expect(written).toBeGreaterThan(0);
});

it('headers without an end are a fault', async () => {
  const endless = await listens((line) => {
    line.write('HTTP/1.1 200 OK\r\n');
    const more = (): void => {
      while (!line.destroyed && line.write(`x-${'y'.repeat(512)}: z\r\n`));
      line.once('drain', more);
    };
    more();
  });
  const sent = await sender([endless], NOBODY, 5_000).send(endless, MESSAGE);
  expect(sent).toMatchObject({ status: null, error: expect.stringMatching(/\.$/) });
});

it.each([
  ['nothing', ''],
  ['no HTTP', 'SSH-2.0-OpenSSH_9.2\r\n'],
  ['a change of protocol', 'HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n'],
])('whoever answers %s and hangs up is a failure', async (_, answer) => {
  const odd = await listens((line) => line.end(answer));
  expect(await sender([odd], NOBODY, 1_000).send(odd, MESSAGE)).toMatchObject({
    status: null,
    error: expect.stringMatching(/\.$/),
  });
});

it('a name that nobody can look up does not hold it up', async () => {
  const never: Resolve = () => new Promise(() => {});
  const sent = await sender([], never, 80).send('https://example.org/', MESSAGE);
  expect(sent).toMatchObject({ status: null, error: 'It took too long to answer.' });
});

it('what goes wrong is said without a word about the network', async () => {
  const lost: Resolve = async () => {
    throw Object.assign(new Error('getaddrinfo ENOTFOUND secret-host 10.1.2.3'), { code: 'ENOTFOUND' });
  };
  const sent = await sender([], lost).send('https://example.org/', MESSAGE);
  expect(sent.error).toBe('The name of that address leads nowhere.');
});

it('no proxy of the environment is asked', async () => {
  let asked = 0;
  const through = await listens((line) => {
    asked += 1;
    line.end();
  });
  const receiver = await Receiver.open();
  const env = {
    ...process.env,
    NODE_USE_ENV_PROXY: '1',
    HTTP_PROXY: through,
    HTTPS_PROXY: through,
    NO_PROXY: '',
  };
  const program = `
    import { get } from 'node:http';
    import { Sender } from '${new URL('../../server/hooks/sender.ts', import.meta.url).href}';
    import { machineClock } from '${new URL('../../server/clock.ts', import.meta.url).href}';
    const sender = new Sender({ clock: machineClock, listed: ['${receiver.origin}'] });
    const { status } = await sender.send('${receiver.origin}', ${JSON.stringify(MESSAGE)});
    await new Promise((done) => get('http://example.test/', done).once('error', done));
    process.stdout.write(String(status));
    process.exit();`;
  const run = promisify(execFile)(process.execPath, ['--input-type=module', '-e', program], { env });
  expect((await run).stdout).toBe('204');
  expect(receiver.received).toHaveLength(1);
  // What did ask it is the request that does not know better: so it is there to be asked.
  expect(asked).toBe(1);
});

it('closing cuts off what is under way', async () => {
  const silent = await listens(() => {});
  const one = sender([silent], NOBODY, 60_000);
  const sending = one.send(silent, MESSAGE);
  one.close();
  expect((await sending).status).toBeNull();
});

/** Anybody at all on a free port of this computer. */
async function listens(hear: (line: Socket) => void): Promise<string> {
  const lines = new Set<Socket>();
  const server: Server = createServer((line) => {
    lines.add(line);
    line.on('error', () => line.destroy());
    hear(line);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    for (const line of lines) line.destroy();
    server.close();
  });
  const at = server.address();
  return `http://127.0.0.1:${at && typeof at === 'object' ? at.port : 0}`;
}
