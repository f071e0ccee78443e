// One act of this window on the article, as the words that it took out and the words that it put in.
import * as Y from 'yjs';

/** A stretch of words that went or came as one; markers read `\n`. */
export type Stretch = { text: string; readonly from: number };

export type LocalAct = {
  readonly cut: readonly Stretch[];
  /** Where a cut item lies in which stretch. */
  readonly cutItems: ReadonlyMap<Y.Item, { readonly stretch: Stretch; readonly at: number }>;
  /** `from` is the offset in the article as it is now. */
  readonly put: readonly Stretch[];
};

/** Read while the transaction's observers run: what was deleted still has its content then. */
export function readAct(article: Y.Text, event: Y.YTextEvent): LocalAct {
  const cut: Stretch[] = [];
  const put: Stretch[] = [];
  const cutItems = new Map<Y.Item, { stretch: Stretch; at: number }>();
  let offset = 0;
  let isNewCut = true;
  let isNewPut = true;
  for (let item = article._start; item !== null; item = item.right) {
    if (!item.countable) continue;
    const isNew = event.adds(item);
    if (item.deleted && !isNew && event.deletes(item)) {
      const stretch = isNewCut ? begin(cut, offset) : last(cut);
      cutItems.set(item, { stretch, at: stretch.text.length });
      stretch.text += textOf(item);
      isNewCut = false;
    } else if (!item.deleted && isNew) {
      const stretch = isNewPut ? begin(put, offset) : last(put);
      stretch.text += textOf(item);
      isNewPut = false;
    } else if (!item.deleted) isNewCut = isNewPut = true;
    if (!item.deleted) offset += item.length;
  }
  return { cut, cutItems, put };
}

function begin(stretches: Stretch[], from: number): Stretch {
  const stretch = { text: '', from };
  stretches.push(stretch);
  return stretch;
}

function last(stretches: readonly Stretch[]): Stretch {
  const stretch = stretches.at(-1);
  if (!stretch) throw new Error('A stretch goes on that never began.');
  return stretch;
}

function textOf(item: Y.Item): string {
  return item.content instanceof Y.ContentString ? item.content.str : '\n'.repeat(item.length);
}
