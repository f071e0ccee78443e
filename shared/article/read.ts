// Reading the article out of the CRDT: every state of it renders, whatever it holds.
import * as Y from 'yjs';
import type { Block, Run } from './blocks.ts';
import { readFormats, readMarker } from './marker.ts';

/** The one text of a draft's document. */
export function articleOf(doc: Y.Doc): Y.Text {
  return doc.getText('article');
}

/** The article as blocks; at least one. Text before the first marker, or no text at all, is an implicit paragraph. */
export function readBlocks(article: Y.Text): readonly Block[] {
  const blocks: Block[] = [];
  let runs: Run[] = [];
  for (const op of article.toDelta() as Delta) {
    if (op.insert instanceof Y.Map) {
      runs = [];
      blocks.push({ ...readMarker(op.insert.entries()), runs });
    } else if (typeof op.insert === 'string') {
      if (blocks.length === 0) blocks.push(implicit(runs));
      runs.push({ text: op.insert, formats: readFormats(op.attributes) });
    }
  }
  return blocks.length > 0 ? blocks : [implicit([])];
}

type Delta = readonly { readonly insert?: unknown; readonly attributes?: Readonly<Record<string, unknown>> }[];

function implicit(runs: readonly Run[]): Block {
  return { kind: 'paragraph', implicit: true, runs };
}
