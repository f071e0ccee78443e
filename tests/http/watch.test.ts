// What whoever runs the server can see of it: up, ready, and its figures; from this computer only.
import { expect, it } from 'vitest';
import { codeOf, until, yes } from '../fixtures/colleague.ts';
import { HandClock } from '../fixtures/hand-clock.ts';
import { HeldStore } from '../fixtures/held-store.ts';
import { openApp } from '../fixtures/open-app.ts';
import { send } from './scene.ts';

const DOORS = ['/healthz', '/readyz', '/metrics'];

async function scene() {
  const disks: HeldStore[] = [];
  const clock = new HandClock();
  const house = await openApp({
    clock,
    store: (store) => {
      const held = new HeldStore(store);
      disks.push(held);
      return held.store;
    },
  });
  const [disk] = disks;
  if (!disk) throw new Error('The store was not held.');
  const ann = await house.hires('ann');
  const draft = await house.makes(ann, 'Harbour to reopen');
  const port = Number(new URL(house.address).port);
  const asks = (path: string, headers: Record<string, string> = {}) =>
    send({ port, path, method: 'GET', headers: { host: `localhost:${port}`, ...headers }, body: undefined });
  /** One figure, by its name and labels as they are written. */
  const figure = async (name: string): Promise<number> => {
    const { body } = await asks('/metrics');
    const line = body.split('\n').find((one) => one.startsWith(`galley_${name} `));
    if (line === undefined) throw new Error(`There is no ${name} in:\n${body}`);
    return Number(line.slice(line.lastIndexOf(' ')));
  };
  return { ...house, disk, clock, ann, draft, asks, figure };
}

it.each(DOORS)('%s is there for nobody but this computer', async (path) => {
  const { asks } = await scene();
  expect((await asks(path)).status).toBe(200);
  const foreign: Record<string, string>[] = [
    { 'x-forwarded-for': '127.0.0.1' },
    { forwarded: 'for=127.0.0.1' },
    { 'x-real-ip': '127.0.0.1' },
    { via: '1.1 proxy' },
    { host: 'galley.example.org' },
  ];
  for (const headers of foreign) {
    const answer = await asks(path, headers);
    expect([answer.status, answer.json()]).toEqual([404, (await asks('/api/nothing')).json()]);
  }
});

it('is ready while it can do its work, and says why when it cannot', async () => {
  const { app, asks, arrives, ann, draft, disk, clock } = await scene();
  const ready = async () => {
    const answer = await asks('/readyz');
    return [answer.status, answer.json()];
  };
  expect(await ready()).toEqual([200, { ready: true, reasons: [] }]);
  const here = await arrives(ann);
  here.heals = false;
  await here.joins(draft);
  disk.fills();
  expect(codeOf(await here.types(' soon'))).toBe('not-saved');
  expect(await ready()).toEqual([503, { ready: false, reasons: ['disk-full'] }]);
  expect((await asks('/healthz')).status).toBe(200);
  disk.mends();
  await expect
    .poll(async () => {
      clock.passes(1_000);
      return ready();
    })
    .toEqual([200, { ready: true, reasons: [] }]);
  disk.hold();
  const typed = here.rejoins();
  await until(() => disk.waiting === 1, 'the last commit is under way');
  const closing = app.close();
  expect(await ready()).toEqual([503, { ready: false, reasons: ['closing'] }]);
  disk.release();
  yes(await typed);
  await closing;
});

it('that cannot let anybody in for want of a disk says so, and knows from then on', async () => {
  const { accounts, asks, address, disk } = await scene();
  disk.fills();
  accounts.close();
  const headers = { origin: address, 'content-type': 'application/json' };
  const asked = { method: 'POST', headers, body: JSON.stringify({ handle: 'ann' }) };
  const answer = await fetch(`${address}/api/demo/sign-in`, asked);
  expect(answer.status).toBe(503);
  expect(await answer.json()).toMatchObject({
    code: 'not-saved',
    detail: expect.stringMatching(/disk is full/),
  });
  expect((await asks('/readyz')).json()).toEqual({ ready: false, reasons: ['disk-full'] });
});

it('is not ready with a store that cannot be read', async () => {
  const { asks, store } = await scene();
  await store.close();
  const answer = await asks('/readyz');
  expect([answer.status, answer.json()]).toEqual([503, { ready: false, reasons: ['store-unreadable'] }]);
});

it('counts what is open, what was written and told, and what was refused and why', async () => {
  const { asks, figure, arrives, ann, draft, disk } = await scene();
  expect([await figure('open_drafts'), await figure('sessions')]).toEqual([1, 0]);
  const here = await arrives(ann);
  here.heals = false;
  await here.joins(draft);
  const committed = await figure('commit_seconds_count{outcome="committed"}');
  yes(await here.types(' soon'));
  yes(await here.types(' enough'));
  expect(await figure('sessions')).toBe(1);
  expect(await figure('commit_seconds_count{outcome="committed"}')).toBe(committed + 2);
  expect(await figure('delivery_seconds_count')).toBe(2);
  expect(await figure('delivery_seconds_sum')).toBeGreaterThan(0);
  expect(codeOf(await here.sends(new Uint8Array([1, 2, 3])))).toBe('update-refused');
  expect(await figure('refusals_total{wish="update",code="update-refused"}')).toBe(1);
  expect(await figure('rejected_updates_total{why="undecodable"}')).toBe(1);
  expect(codeOf(await here.asks('draft.publish', { draftId: draft, textVersion: 1 }))).toBe('forbidden');
  expect(await figure('refusals_total{wish="command",code="forbidden"}')).toBe(1);
  disk.fills();
  await here.types(' lost');
  expect(await figure('commit_seconds_count{outcome="failed"}')).toBe(1);
  expect(await figure('refusals_total{wish="update",code="not-saved"}')).toBe(1);
  expect([await figure('disk_writable'), await figure('divergence_total')]).toEqual([0, 0]);
  expect(await figure('event_loop_delay_seconds{quantile="0.99"}')).toBeGreaterThanOrEqual(0);
  expect((await asks('/metrics')).headers['content-type']).toMatch(/^text\/plain; version=0\.0\.4/);
});

it('shows what waits for somebody who does not read', async () => {
  const { figure, arrives, ann, draft } = await scene();
  const [here, deaf] = [await arrives(ann), await arrives(ann)];
  for (const one of [here, deaf]) await one.joins(draft);
  const { ws } = deaf.socket.io.engine.transport as unknown as { ws: { pause(): void; resume(): void } };
  ws.pause();
  const page = 'boats and '.repeat(40_000);
  for (let pages = 0; pages < 20 && (await figure('unsent_packets_max')) === 0; pages++)
    yes(await here.types(page));
  expect(await figure('unsent_packets_max')).toBeGreaterThan(0);
  expect(await figure('unsent_bytes_sum')).toBeGreaterThanOrEqual(page.length);
  ws.resume();
  await expect.poll(() => figure('unsent_bytes_sum')).toBe(0);
});

it('two servers in one process count each for itself', async () => {
  const [one, other] = [await scene(), await scene()];
  await one.arrives(one.ann);
  expect([await one.figure('sessions'), await other.figure('sessions')]).toEqual([1, 0]);
});
