// The looks of a pasted page. Our policy lets no style attribute work, so they are set aside as data and put on by hand, where they are only read.
import { DOMParser, type ParseOptions, type Slice } from 'prosemirror-model';
import { tidyBlocks } from './pasted-blocks.ts';
import { putBoxes } from './pasted-boxes.ts';
import { tidyPage } from './pasted-page.ts';
import { readSheet, setSheetAside } from './pasted-sheet.ts';
import { schema } from './schema.ts';

/** Without handlers, which do nothing here but be reported; style sheets and style attributes wait as data. */
export function setLooksAside(html: string): string {
  return (
    setSheetAside(html)
      // Our policy would stop it and report it, though it stands in a page of its own.
      .replace(/<base\b[^>]*>/giu, '')
      .replace(/<[a-z][^>]*>/giu, (tag) =>
        tag
          .replace(/\son[a-z]+\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+)/giu, '')
          .replace(/\sstyle(?=\s*=)/giu, ' data-style'),
      )
  );
}

/** Reads what was set aside before it reads the page. */
class LooksParser extends DOMParser {
  override parseSlice(page: Node, options?: ParseOptions): Slice {
    if (page instanceof Element) {
      putBoxes(page);
      readSheet(page);
      for (const element of page.querySelectorAll<HTMLElement>('[data-style]')) {
        const style = evenly(element.dataset['style'] ?? '');
        element.dataset['style'] = style;
        element.style.cssText = style;
      }
      if (page.querySelector('[data-pm-slice]')) return super.parseSlice(page, options);
      tidyPage(page);
      return tidyBlocks(super.parseSlice(page, options));
    }
    return super.parseSlice(page, options);
  }
}

/** As Word writes it: some programs on the way put spaces in, by which no rule would know it. */
function evenly(style: string): string {
  return style.replaceAll(/\s*([:;])\s*/gu, '$1');
}

export const looksParser: DOMParser = new LooksParser(schema, DOMParser.fromSchema(schema).rules);
