// The article read from its Yjs text. Every state of the text reads as blocks; nothing here throws or writes.
import * as Y from 'yjs';
import type { Block, Marker, Run } from './blocks.ts';
import { withoutCleanUp } from './clean-up.ts';
import { readFormats, sameFormats } from './formats.ts';
import { readMarker } from './marker.ts';

/** The one root type of a draft's document. Taken before the first update, so that all copies keep the same formats. */
export function articleOf(doc: Y.Doc): Y.Text {
  return withoutCleanUp(doc).getText('article');
}

type Op = { readonly insert?: unknown; readonly attributes?: Readonly<Record<string, unknown>> };
type Open = { readonly marker: Marker; readonly implicit: boolean; readonly runs: Run[] };

export function readBlocks(text: Y.Text): Block[] {
  const ops: readonly Op[] = text.toDelta();
  const blocks: Open[] = [];
  for (const { insert, attributes } of ops) {
    if (typeof insert === 'string')
      addRun(lastOf(blocks).runs, { text: insert, formats: readFormats(attributes) });
    else blocks.push({ marker: readEmbed(insert), implicit: false, runs: [] });
  }
  lastOf(blocks);
  return blocks.map(({ marker, implicit, runs }) => ({ ...marker, runs, ...(implicit && { implicit }) }));
}

/** What an embedded thing says as a marker: whatever is not a map begins a paragraph, so that counting stays true. */
export function readEmbed(embed: unknown): Marker {
  return readMarker(embed instanceof Y.Map ? embed : new Map());
}

/** The block that text goes to; text before the first marker opens one that has none. */
function lastOf(blocks: Open[]): Open {
  const last = blocks.at(-1);
  if (last) return last;
  const implicit = { marker: { kind: 'paragraph' }, implicit: true, runs: [] } satisfies Open;
  blocks.push(implicit);
  return implicit;
}

/** Yjs splits runs at formats that we do not read; such neighbours are one run. */
function addRun(runs: Run[], run: Run): void {
  const last = runs.at(-1);
  if (last && sameFormats(last.formats, run.formats))
    runs[runs.length - 1] = { text: last.text + run.text, formats: last.formats };
  else runs.push(run);
}
