// An article has no tables: a pasted one is a line for each row, as one out of a Word file is. A cell that holds more than a
// line can stands in order, and a table that only arranges a page leaves what it arranged.

const BLOCKS = 'p, div, h1, h2, h3, h4, h5, h6, li, blockquote, pre, figure, hr';

export function unravelTables(page: Element): void {
  // The innermost first, so that a table within a cell is lines already.
  for (const table of [...page.querySelectorAll('table')].reverse()) {
    const rows = [...table.querySelectorAll('tr')].flatMap(blocksOfRow);
    const caption = table.querySelector('caption');
    table.replaceWith(...(caption ? [blockOf(caption.childNodes)] : []), ...rows);
  }
}

function blocksOfRow(row: HTMLTableRowElement): readonly Element[] {
  const isBlank = (row.textContent ?? '').trim() === '';
  if (isBlank && !row.querySelector('img')) return [];
  const cells = [...row.cells];
  const lines = cells.map(lineOf);
  if (isBlank || cells.length < 2 || lines.includes(null))
    return cells.flatMap((cell) => (cell.querySelector(BLOCKS) ? inOrder(cell) : [blockOf(cell.childNodes)]));
  const line = row.ownerDocument.createElement('p');
  for (const [at, words] of lines.entries())
    line.append(...(at > 0 ? [' | '] : []), ...(words?.childNodes ?? []));
  return [line];
}

/** The element whose words are all of a cell's; null when they are more than one block's, or a picture. */
function lineOf(cell: Element): Element | null {
  const blocks = [...cell.querySelectorAll(BLOCKS)].filter((block) => !block.querySelector(BLOCKS));
  const [only, more] = blocks;
  if (more || (only && !only.matches('p, div')) || cell.querySelector('img')) return null;
  const line = only ?? cell;
  if ((line.textContent ?? '').trim() !== (cell.textContent ?? '').trim()) return null;
  for (const end of line.querySelectorAll('br')) end.replaceWith(' ');
  trimEnds(line);
  return line;
}

/** In whatever formats the spaces stand. */
function trimEnds(line: Element): void {
  const texts: Node[] = [];
  const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) texts.push(walker.currentNode);
  const words = texts.filter((text) => text.nodeValue?.trim() !== '');
  for (const text of texts.slice(0, texts.indexOf(words[0] ?? line))) text.nodeValue = '';
  for (const text of texts.slice(texts.lastIndexOf(words.at(-1) ?? line) + 1)) text.nodeValue = '';
  const [first, last] = [words[0], words.at(-1)];
  if (first) first.nodeValue = first.nodeValue?.trimStart() ?? '';
  if (last) last.nodeValue = last.nodeValue?.trimEnd() ?? '';
}

/** Loose words beside blocks get one of their own when they are read. */
function inOrder(cell: Element): readonly Element[] {
  const all = cell.ownerDocument.createElement('div');
  all.append(...cell.childNodes);
  return [all];
}

function blockOf(words: Iterable<Node>): Element {
  const block = document.createElement('p');
  block.append(...words);
  return block;
}
