// What goes to the clipboard: a page for word processors, and text for everybody else.
import type { Node as Block, Fragment, Slice } from 'prosemirror-model';
import { Plugin, type Selection } from 'prosemirror-state';
import { type Block as ArticleBlock, textOf } from '../../shared/article/blocks.ts';
import { readable } from '../../shared/article/readable.ts';
import { CopiedPage } from './copied-page.ts';
import { formatsOf, markerOf } from './schema.ts';

export function copying(): Plugin {
  const clipboardSerializer = new CopiedPage();
  return new Plugin({
    props: {
      clipboardSerializer,
      // Only here the selection is known from which the copy comes.
      transformCopied: (slice, { state }) => {
        clipboardSerializer.isInline = isPartOfOne(slice, state.selection);
        return slice;
      },
      clipboardTextSerializer: (slice) => copiedText(slice.content, clipboardSerializer.isInline),
    },
  });
}

function copiedText(content: Fragment, isInline: boolean): string {
  const blocks = content.content.map(blockOf);
  return isInline ? blocks.map(textOf).join('') : readable(blocks).text;
}

function isPartOfOne({ content, openStart, openEnd }: Slice, { $from, $to }: Selection): boolean {
  if (content.childCount !== 1 || openStart === 0 || openEnd === 0) return false;
  return $from.parentOffset > 0 || $to.parentOffset < $to.parent.content.size;
}

function blockOf(block: Block): ArticleBlock {
  const runs = block.children.map((node) => ({ text: node.text ?? '\n', formats: formatsOf(node) }));
  return { ...markerOf(block), runs };
}
