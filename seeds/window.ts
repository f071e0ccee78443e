// Somebody's window on a draft, opened for one edit: it joins, types, sends what is new, and closes.
import { randomInt, randomUUID } from 'node:crypto';
import * as Y from 'yjs';
import { type Anchor, anchorAt } from '../shared/article/anchor.ts';
import { flatArticle } from '../shared/article/flat-article.ts';
import { articleOf } from '../shared/article/read.ts';
import { type Ack, FORMAT_VERSION } from '../shared/protocol.ts';
import type { DraftId } from '../shared/review/draft.ts';
import { type Newsroom, yes } from './newsroom.ts';
import type { Handle } from './people.ts';

/** Answers what `look` saw, and the text version that it saw it at. */
export async function lookAs<T>(
  newsroom: Newsroom,
  handle: Handle,
  draftId: DraftId,
  look: (article: Y.Text) => T,
): Promise<{ readonly seen: T; readonly textVersion: number }> {
  const session = { id: randomUUID(), person: newsroom.personOf(handle).id };
  const doc = new Y.Doc();
  doc.clientID = randomInt(0xffff_ffff);
  const stateVector = Y.encodeStateVector(doc);
  const clientIds = [doc.clientID];
  const joined = yes(
    await newsroom.rooms.join(session, {
      draftId,
      formatVersion: FORMAT_VERSION,
      stateVector,
      lastEvent: 0,
      clientIds,
      epoch: null,
    }),
  );
  Y.applyUpdate(doc, joined.update);
  const sent: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => sent.push(update));
  const seen = doc.transact(() => look(articleOf(doc)));
  const typed = sent.map((update, n) => ({ n, update, moved: [] }));
  const sending = { draftId, typed, cameAt: performance.now() };
  const answers = await new Promise<readonly Ack<unknown>[]>((resolve) =>
    newsroom.rooms.update(session, sending, resolve),
  );
  for (const answer of answers) yes(answer);
  await newsroom.rooms.leave(session.id, draftId);
  doc.destroy();
  return { seen, textVersion: joined.textVersion };
}

export function anchorOn(article: Y.Text, words: string): Anchor {
  const from = find(article, words);
  const anchor = anchorAt(article, from, from + words.length);
  if (!anchor) throw new Error(`“${words}” cannot be anchored.`);
  return anchor;
}

export function replace(article: Y.Text, then: string, now: string): void {
  const from = find(article, then);
  article.delete(from, then.length);
  if (now !== '') article.insert(from, now);
}

/** The paragraph below headline and byline stands out: its marker says so. */
export function markStandfirst(article: Y.Text): void {
  const parts: readonly { readonly insert?: unknown }[] = article.toDelta();
  const [, , third] = parts.flatMap(({ insert }) => (insert instanceof Y.Map ? [insert] : []));
  third?.set('kind', 'standfirst');
}

function find(article: Y.Text, words: string): number {
  const at = flatArticle(article).text.indexOf(words);
  if (at < 0) throw new Error(`“${words}” is not in the article.`);
  return at;
}
