// Seeding: the one way to bring blocks into an article at once. Done by the server when a draft is made, never later,
// because two who seed the same words make them stand twice.
import type * as Y from 'yjs';
import type { Block } from './blocks.ts';
import { isValidFormat, writeMarker } from './marker.ts';

/** How much is one update, so that whoever takes a whole book in is held up by none of them. */
const PART = 1_000;

/** Writes blocks into an empty article. */
export function seedArticle(text: Y.Text, blocks: readonly Block[]): void {
  if (text.length > 0) throw new Error('An article is seeded once, while it is empty.');
  const pieces = blocks.flatMap(written);
  for (let at = 0; at < pieces.length; at += PART)
    text.applyDelta([...(text.length > 0 ? [{ retain: text.length }] : []), ...pieces.slice(at, at + PART)]);
}

/** Many pieces to a delta, because Yjs would seek the end again for every one. */
function written({ runs, implicit, ...marker }: Block) {
  const words = runs.filter((run) => run.text !== '');
  return [
    { insert: writeMarker(marker), attributes: {} },
    ...words.map((run) => ({ insert: cleaned(run.text), attributes: valid(run.formats) })),
  ];
}

/** One kind of line break, and no half of a surrogate pair. */
function cleaned(text: string): string {
  return text.replaceAll(/\r\n?/gu, '\n').toWellFormed();
}

function valid(formats: Block['runs'][number]['formats']): Record<string, unknown> {
  return Object.fromEntries(Object.entries(formats).filter(([name, value]) => isValidFormat(name, value)));
}
