// The article as clean HTML: our own tags only, everything escaped, lists grouped and nested.
import { type Block, type Run, textOf } from './blocks.ts';

type Tag = 'ul' | 'ol';

export function articleHtml(blocks: readonly Block[]): string {
  const lines: string[] = [];
  const lists: Tag[] = [];
  const close = (depth: number): void => {
    while (lists.length > depth) lines.push(`</li></${lists.pop()}>`);
  };
  for (const block of blocks) {
    const tag = listOf(block);
    if (!tag) {
      close(0);
      lines.push(blockHtml(block));
      continue;
    }
    const depth = Math.min((block.indent ?? 0) + 1, lists.length + 1);
    close(depth);
    if (lists.length === depth && lists[depth - 1] !== tag) close(depth - 1);
    if (lists.length < depth) lines.push(`<${lists[lists.push(tag) - 1]}>`);
    else lines.push('</li>');
    lines.push(`<li>${runsHtml(block.runs)}`);
  }
  close(0);
  return lines.join('\n');
}

function listOf(block: Block): Tag | null {
  if (block.kind === 'bullet') return 'ul';
  return block.kind === 'number' ? 'ol' : null;
}

function blockHtml(block: Block): string {
  const inner = runsHtml(block.runs);
  switch (block.kind) {
    case 'headline':
      return `<h1>${inner}</h1>`;
    case 'standfirst':
      return `<p class="standfirst">${inner}</p>`;
    case 'byline':
      return `<p class="byline">${inner}</p>`;
    case 'heading':
      return `<h${block.level ?? 2}>${inner}</h${block.level ?? 2}>`;
    case 'quote':
      return `<blockquote><p>${inner}</p></blockquote>`;
    case 'figure':
      return figureHtml(block, inner);
    case 'rule':
      return textOf(block) === '' ? '<hr>' : `<hr>\n<p>${inner}</p>`;
    default:
      return `<p>${inner}</p>`;
  }
}

function figureHtml(block: Block, caption: string): string {
  const picture = block.src ? `<img src="${escape(block.src)}" alt="${escape(block.alt ?? '')}">` : '';
  return `<figure>${picture}<figcaption>${caption}</figcaption></figure>`;
}

function runsHtml(runs: readonly Run[]): string {
  return runs.map(runHtml).join('');
}

function runHtml({ text, formats }: Run): string {
  let html = escape(text).replaceAll('\n', '<br>');
  if (formats.code) html = `<code>${html}</code>`;
  if (formats.strike) html = `<s>${html}</s>`;
  if (formats.italic) html = `<em>${html}</em>`;
  if (formats.bold) html = `<strong>${html}</strong>`;
  if (formats.link) html = `<a href="${escape(formats.link)}" rel="noopener noreferrer nofollow">${html}</a>`;
  return html;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}
