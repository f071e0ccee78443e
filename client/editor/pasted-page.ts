// A pasted page before it is read: what word processors and mail programs put beside the words goes, and what they mean by
// it is said so that the rules can read it.
import { BEFORE_THE_NOTE, noteMark } from '../../shared/article/note-mark.ts';
import { isTrackedCut } from '../../shared/article/word-list.ts';
import { joinItems, setBulletsApart } from './pasted-items.ts';
import { standAlone } from './pasted-standing.ts';
import { showSymbols } from './pasted-symbols.ts';
import { unravelTables } from './pasted-tables.ts';

export function tidyPage(page: Element): void {
  for (const element of page.querySelectorAll(BESIDE_THE_WORDS)) element.remove();
  for (const cut of page.querySelectorAll('del'))
    if (isTrackedCut(cut.getAttribute('cite'), cut.getAttribute('datetime'))) cut.remove();
  for (const number of page.querySelectorAll(NOTE_MARKS)) setNoteApart(number);
  for (const tab of page.querySelectorAll("[data-style*='mso-tab-count' i]")) tab.replaceWith(' ');
  showSymbols(page);
  setBulletsApart(page);
  for (const heading of page.querySelectorAll(HEADINGS)) unbold(heading);
  standAlone(page);
  for (const block of [...page.querySelectorAll('p, div')].reverse()) if (isBlank(block)) block.remove();
  unravelTables(page);
  joinItems(page, BLOCKS);
  for (const line of page.querySelectorAll('br')) if (isBetweenBlocks(line)) line.remove();
}

/** Comments and their marks, changes that took words away, what is not shown, what is no words, what is said of the file. */
const BESIDE_THE_WORDS = [
  ...['audio', 'button', 'canvas', 'datalist', 'math', 'nav', 'object', 'select', 'svg', 'video'],
  ...['title', 'xml', 'script', 'template', '.msoDel', '.MsoCommentReference', '.msocomanchor', '[hidden]'],
  'br.Apple-interchange-newline',
  // The line over Word's notes.
  ...["[data-style*='mso-element:footnote-list' i] hr", "[data-style*='mso-element:endnote-list' i] hr"],
  ...["[data-style*='mso-element:comment' i]", "[data-style*='mso-hide:all' i]"],
  ...["[data-style*='display:none' i]", "[data-style*='display: none' i]"],
].join(', ');

const HEADINGS = "h1, h2, h3, h4, h5, h6, [role='heading'], .MsoTitle, [data-outline]";
const BLOCKS =
  'p, div, h1, h2, h3, h4, h5, h6, li, ul, ol, blockquote, figure, hr, table, td, th, pre, section';

/** The number of a footnote, in the text and before the note itself. */
const BEFORE = BEFORE_THE_NOTE.map((name) => `.${name}`).join(', ');
const NOTE_MARKS = `sup:has(a[href*='#']), a[href*='#']:has(> sup), ${BEFORE}`;

function setNoteApart(number: Element): void {
  const mark = noteMark(number.textContent ?? '');
  if (mark !== null) number.replaceWith(number.matches(BEFORE) ? `${mark} ` : mark);
}

/** A heading is bold by its looks. */
function unbold(heading: Element): void {
  for (const bold of heading.querySelectorAll('b, strong')) bold.replaceWith(...bold.childNodes);
  for (const part of [heading, ...heading.querySelectorAll('*')])
    if (part instanceof HTMLElement) part.style.fontWeight = '';
}

function isBlank(block: Element): boolean {
  return (block.textContent ?? '').trim() === '' && !block.querySelector('img, hr, figure');
}

function isBetweenBlocks(line: Element): boolean {
  const [before, after] = [neighbour(line, 'previousSibling'), neighbour(line, 'nextSibling')];
  return isBlockOrNone(before) && isBlockOrNone(after) && (before !== null || after !== null);
}

function neighbour(node: Node, side: 'previousSibling' | 'nextSibling'): Node | null {
  let next = node[side];
  while (next && !(next instanceof Element) && (next.nodeValue?.trim() === '' || next instanceof Comment))
    next = next[side];
  return next;
}

function isBlockOrNone(node: Node | null): boolean {
  return node === null || (node instanceof Element && node.matches(BLOCKS));
}
