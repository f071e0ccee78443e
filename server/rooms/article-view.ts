// The article of an open draft as verbs may look at it.
import { anchorAt, isKnown, resolve } from '../../shared/article/anchor.ts';
import { readBlocks } from '../../shared/article/read.ts';
import type { ArticleView } from '../commands/decision.ts';
import type { LiveDraft } from './live-draft.ts';

export function articleView({ article, textVersion }: LiveDraft): ArticleView {
  return {
    textVersion,
    blocks: () => readBlocks(article),
    place: (anchor) => (isKnown(article, anchor) ? resolve(article, anchor) : null),
    anchorAt: (from, to) => anchorAt(article, from, to),
  };
}
