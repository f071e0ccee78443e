// A page as blocks. The page is read as a stream of tags and words, never as a tree: an article is flat, and a hostile
// page can make a tree grow without end. What we do not name is dropped or loses its looks; no HTML is ever kept.
import { type Token, Tokenizer, TokenizerMode } from 'parse5';
import type { Block } from '../../shared/article/blocks.ts';
import { cleanText } from './clean-text.ts';
import { ESCAPABLE_RAW, RAW, SKIPPED } from './html-tags.ts';
import { PageReader } from './page-reader.ts';

/** `title` is what the page calls itself, outside of its text. */
export type Page = { readonly title: string | null; readonly blocks: readonly Block[] };

export function fromHtml(html: string): Page {
  const reader = new PageReader();
  const ends = endTagsIn(html);
  /** The element whose content is left out, until its end tag. */
  let skipped: string | null = null;
  let title: string | null = null;

  const tokenizer = new Tokenizer(
    {},
    {
      onStartTag: ({ tagName, attrs, selfClosing }) => {
        if (ESCAPABLE_RAW.has(tagName)) tokenizer.state = TokenizerMode.RCDATA;
        else if (RAW.has(tagName)) tokenizer.state = TokenizerMode.RAWTEXT;
        if (skipped !== null) return;
        if (ESCAPABLE_RAW.has(tagName) || RAW.has(tagName)) skipped = tagName;
        else if (!SKIPPED.has(tagName))
          reader.startTag(tagName, new Map(attrs.map(({ name, value }) => [name, value])));
        // Without an end tag it would take the rest of the page with it.
        else if (!selfClosing && ends(tagName)) skipped = tagName;
      },
      onEndTag: ({ tagName }) => {
        if (skipped === null) reader.endTag(tagName);
        else if (skipped === tagName) skipped = null;
      },
      onCharacter: words,
      onWhitespaceCharacter: words,
      onNullCharacter: () => undefined,
      onComment: () => undefined,
      onDoctype: () => undefined,
      onEof: () => undefined,
    },
  );

  function words({ chars }: Token.CharacterToken): void {
    if (skipped === null) reader.words(chars);
    else if (skipped === 'title') title = `${title ?? ''}${chars}`;
  }

  tokenizer.write(html, true);
  return { title: title === null ? null : oneLine(title), blocks: reader.blocks() };
}

/** Whether an end tag of a name stands anywhere in the page. */
function endTagsIn(html: string): (tag: string) => boolean {
  const known = new Map<string, boolean>();
  return (tag) => {
    const ends = known.get(tag) ?? new RegExp(`</${tag}`, 'iu').test(html);
    known.set(tag, ends);
    return ends;
  };
}

function oneLine(text: string): string | null {
  return cleanText(text).replaceAll(/\s+/gu, ' ').trim() || null;
}
