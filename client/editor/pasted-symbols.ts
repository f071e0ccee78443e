// Letters that are pictures in the font that a page says, read as what they show.
import { readSymbols, symbolFont } from '../../shared/article/symbol-font.ts';

export function showSymbols(page: Element): void {
  for (const element of page.querySelectorAll<HTMLElement>(SAYS_A_FONT)) {
    const font = symbolFont(fontOf(element));
    if (font === null) continue;
    const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const text = texts.currentNode;
      // The font that is said last counts.
      if (text.parentElement?.closest(SAYS_A_FONT) === element)
        text.nodeValue = readSymbols(text.nodeValue ?? '', font);
    }
  }
}

/** `font: 7pt "Times New Roman"` says one too: what parts Word's bullets from their words. */
const SAYS_A_FONT = "[data-style*='font-family' i], [data-style*='font:' i], font[face]";

function fontOf(element: HTMLElement): string {
  const face = element.getAttribute('face');
  return face === null ? (element.dataset['style'] ?? '') : `font-family:${face}`;
}
