// Word's text boxes: their words stand only in Word's own drawing of the page, in a comment, and beside it is a picture of them.

/** Puts them behind the paragraph that their box hangs on, without the picture. */
export function putBoxes(page: Element): void {
  const pictures = [...page.querySelectorAll('img')];
  // The last first, so that several on one paragraph stand in their order.
  for (const drawing of drawingsIn(page).reverse()) {
    const parsed = page.ownerDocument.createElement('div');
    parsed.innerHTML = drawing.data.replace(/^\[if[^\]]*\]>/u, '');
    const least = parsed.querySelector('v\\:group') ? LONGEST_LABEL : 0;
    for (const box of [...parsed.querySelectorAll('v\\:textbox')].reverse()) {
      if (lengthOf(box) <= least) continue;
      const shape = box.closest('[id]')?.id;
      pictures.find((picture) => picture.getAttribute('v:shapes') === shape)?.remove();
      const words = page.ownerDocument.createElement('div');
      words.append(...box.childNodes);
      (drawing.parentElement?.closest(BLOCKS) ?? drawing).after(words);
    }
  }
}

const BLOCKS = 'p, h1, h2, h3, h4, h5, h6, li';

/** Among several shapes that make one drawing, so few letters name a part of it. */
const LONGEST_LABEL = 5;

function drawingsIn(page: Element): Comment[] {
  const found: Comment[] = [];
  const comments = document.createTreeWalker(page, NodeFilter.SHOW_COMMENT);
  while (comments.nextNode()) {
    const comment = comments.currentNode;
    if (comment instanceof Comment && /^\[if gte vml/u.test(comment.data)) found.push(comment);
  }
  return found.filter(({ data }) => data.includes('<v:textbox'));
}

function lengthOf(box: Element): number {
  return (box.textContent ?? '').replaceAll(/\s/gu, '').length;
}
