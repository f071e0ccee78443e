// Galley's own draft page, from its own server.
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { io } from 'socket.io-client';
import * as Y from 'yjs';
import { anchorAt } from '../../shared/article/anchor.ts';
import { articleOf } from '../../shared/article/read.ts';
import { Program } from '../load/program.ts';
import { prose } from '../load/prose.ts';
import { galley, signedIn } from '../systems/galley.ts';
import type { Doc } from '../systems/system.ts';
import { type Editor, PEOPLE } from './stand.ts';

export const galleyPage: Editor = {
  name: galley.name,
  version: galley.version,
  kind: galley.kind,
  opens: async (chance, { words, threads }) => {
    const folder = mkdtempSync(join(tmpdir(), 'galley-bench-'));
    await galley.prepares?.(folder, PEOPLE);
    const program = await Program.start(galley.program(folder));
    const house = await galley.house(program.port, PEOPLE);
    const [doc] = await house.makes(1, prose(words, chance));
    if (!doc) throw new Error('No draft was made.');
    const address = `http://localhost:${program.port}`;
    const cookie = (await signedIn(program.port, 1))[0]?.cookie ?? '';
    await comment(address, { ...doc, cookie, threads });
    return {
      house,
      doc,
      textOf: articleOf,
      cookies: cookie.split('; ').map((one) => {
        const [name = '', value = ''] = one.split(/=(.*)/s);
        return { name, value, url: address };
      }),
      address: `${address}/drafts/${doc.name}`,
      // The last of the head: the way to publication.
      around: '[data-gate]',
      board: `${address}/`,
      close: async () => {
        await program.end();
        rmSync(folder, { recursive: true, force: true });
      },
    };
  },
};

type Commented = Doc & { readonly cookie: string; readonly threads: number };

/** Spread over the article, each on some words. */
async function comment(address: string, { name, base, cookie, threads }: Commented): Promise<void> {
  const copy = new Y.Doc();
  const article = articleOf(copy);
  Y.applyUpdate(copy, base);
  const socket = io(address, { transports: ['websocket'], extraHeaders: { cookie, origin: address } });
  for (let at = 0; at < threads; at += 1) {
    const from = 2 + Math.floor(((article.length - 40) * at) / threads);
    const anchor = anchorAt(article, from, from + 20);
    const payload = { draftId: name, anchor, text: 'Is that so?' };
    const answer = await socket.emitWithAck('ask', { id: randomUUID(), name: 'comment.make', payload });
    if (!answer.ok) throw new Error(`A comment was refused: ${JSON.stringify(answer)}`);
  }
  socket.disconnect();
}
