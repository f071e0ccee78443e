// The items of a pasted page's lists, as the rules read them: their bullets set apart, and each of them one block.
import {
  bulletBefore,
  depthByMargin,
  isListClass,
  signBefore,
  writtenDepth,
} from '../../shared/article/word-list.ts';

export function setBulletsApart(page: Element): void {
  for (const item of page.querySelectorAll<HTMLElement>('p')) setBulletApart(item);
}

/** An item that has several paragraphs is one item still, and the next number is the next item's. */
export function joinItems(page: Element, blocks: string): void {
  for (const more of page.querySelectorAll('li > :is(p, div) + :is(p, div)')) goOnBefore(more, blocks);
}

/** A bullet that stands between Word's comments, or that nothing sets apart, is marked as Word marks the others. */
function setBulletApart(item: HTMLElement): void {
  const style = item.dataset['style'] ?? '';
  const isItem = writtenDepth(style) !== null;
  if (item.querySelector("[data-style*='mso-list:Ignore' i]")) return;
  const words = item.textContent ?? '';
  const bullet = isItem || isListClass(item.className) ? bulletBefore(words) : signBefore(words);
  if (bullet === '') return;
  takeFromStart(item, bullet.length);
  const mark = document.createElement('span');
  mark.dataset['style'] = 'mso-list:Ignore';
  mark.textContent = bullet;
  item.prepend(mark);
  if (!isItem) item.dataset['style'] = `${style};mso-list:l0 level${depthByMargin(style) + 1} lfo1`;
}

function takeFromStart(element: Element, count: number): void {
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let left = count; left > 0 && texts.nextNode(); ) {
    const text = texts.currentNode;
    const { length } = text.nodeValue ?? '';
    text.nodeValue = (text.nodeValue ?? '').slice(left);
    left -= length;
  }
}

function goOnBefore(more: Element, blocks: string): void {
  const before = more.previousElementSibling;
  if (!before || before.querySelector(blocks) || more.querySelector(blocks)) return;
  before.append(more.ownerDocument.createElement('br'), ...more.childNodes);
  more.remove();
}
