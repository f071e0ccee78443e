// A page as blocks. The page is read as a stream of tags and words, never as a tree: an article is flat, and a hostile
// page can make a tree grow without end. What we do not name is dropped or loses its looks; no HTML is ever kept.
import { type Token, Tokenizer, TokenizerMode } from 'parse5';
import type { Block } from '../../shared/article/blocks.ts';
import { cleanText } from '../../shared/article/clean-text.ts';
import { isTrackedCut } from '../../shared/article/word-list.ts';
import type { Image } from '../images/image.ts';
import { ESCAPABLE_RAW, RAW, SKIPPED } from './html-tags.ts';
import { PagePictures } from './page-pictures.ts';
import { PageReader } from './page-reader.ts';
import type { Here } from './picture.ts';

/** `title` is what the page calls itself, outside of its text. */
export type Page = {
  readonly title: string | null;
  readonly blocks: readonly Block[];
  /** Those that stood in the page itself. */
  readonly images: readonly Image[];
  readonly remarks: readonly string[];
};

export function fromHtml(html: string, here: Here): Page {
  const pictures = new PagePictures(here);
  const reader = new PageReader(pictures);
  const lastEnd = lastEndTagIn(html);
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
        else if (isCut(tagName, attrs) && lastEnd(tagName) >= tokenizer.preprocessor.offset)
          skipped = tagName;
        else if (!SKIPPED.has(tagName))
          reader.startTag(tagName, new Map(attrs.map(({ name, value }) => [name, value])));
        // Without an end tag it would take the rest of the page with it.
        else if (!selfClosing && lastEnd(tagName) >= tokenizer.preprocessor.offset) skipped = tagName;
      },
      onEndTag: ({ tagName }) => {
        if (skipped === null) reader.endTag(tagName);
        else if (skipped === tagName) skipped = null;
      },
      onCharacter: words,
      onWhitespaceCharacter: words,
      onNullCharacter: () => undefined,
      onComment: ({ data }) => {
        if (skipped === null) reader.comment(data);
      },
      onDoctype: () => undefined,
      onEof: () => undefined,
    },
  );

  function words({ chars }: Token.CharacterToken): void {
    if (skipped === null) reader.words(chars);
    else if (skipped === 'title') title = `${title ?? ''}${chars}`;
  }

  tokenizer.write(html, true);
  const { images, remarks } = pictures;
  return { title: title === null ? null : oneLine(title), blocks: reader.blocks(), images, remarks };
}

function isCut(tag: string, attributes: Token.TagToken['attrs']): boolean {
  const named = (name: string) => attributes.find((one) => one.name === name)?.value;
  return tag === 'del' && isTrackedCut(named('cite'), named('datetime'));
}

/** Where in the page the last end tag of a name stands; -1 when there is none. */
function lastEndTagIn(html: string): (tag: string) => number {
  const known = new Map<string, number>();
  return (tag) => {
    const at = known.get(tag) ?? lastMatch(html, new RegExp(`</${tag}`, 'giu'));
    known.set(tag, at);
    return at;
  };
}

function lastMatch(text: string, pattern: RegExp): number {
  let last = -1;
  for (const { index } of text.matchAll(pattern)) last = index;
  return last;
}

function oneLine(text: string): string | null {
  return cleanText(text).replaceAll(/\s+/gu, ' ').trim() || null;
}
