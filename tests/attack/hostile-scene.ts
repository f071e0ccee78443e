// A newsroom whose chief is called an attack, which tells a hook of everything that is said in it.
import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { yes } from '../fixtures/colleague.ts';
import { openApp } from '../fixtures/open-app.ts';
import { Program } from '../fixtures/program.ts';
import { Receiver } from '../hooks/receiver.ts';
import { type Answer, send } from '../http/scene.ts';

export type House = Awaited<ReturnType<typeof openHostile>>;

/** A chief whose name is an attack as well, as far as a name may be one. */
export async function openHostile() {
  const receiver = await Receiver.open();
  const app = await openApp({ hooksTo: [receiver.origin] });
  const name = '<img src=x onerror=alert(1)>"\'&';
  const cleo = await app.accounts.hire({ handle: 'cleo', name, role: 'chief', desks: ['fact', 'legal'] });
  const cookie = await app.cookieOf(cleo);
  const page = Program.withCookie(app.address, cookie);
  const types = ['flag.raised', 'comment.made', 'thread.replied', 'draft.renamed', 'draft.published'];
  const hook = await page.posts('/hooks', { url: `${receiver.origin}/x`, types, words: true });
  expect(hook.status).toBe(200);
  const asks = async (command: string, said: object): Promise<number> =>
    yes(await app.app.rooms.ask(cleo.id, { id: randomUUID(), name: command, payload: said })).seq;
  const port = Number(new URL(app.address).port);
  const gets = (path: string): Promise<Answer> =>
    send({ port, path, method: 'GET', headers: { host: `127.0.0.1:${port}`, cookie }, body: undefined });
  const opensWindow = () => app.opens({ address: app.address, person: cleo, origin: app.address, cookie });
  return { ...app, receiver, cleo, cookie, page, asks, gets, opensWindow };
}
