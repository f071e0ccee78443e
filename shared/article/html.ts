// The article as clean, semantic HTML. Everything is escaped; only what the schema knows comes out.
import { type Block, type Formats, type Run, textOf } from './blocks.ts';
import { isSafeHref } from './marker.ts';
import { readPictureAddress } from './picture.ts';

export function articleHtml(blocks: readonly Block[]): string {
  const html: string[] = [];
  for (let at = 0; at < blocks.length; ) {
    const end = endOfList(blocks, at);
    if (end > at) html.push(listHtml(blocks.slice(at, end)));
    else html.push(...blocks.slice(at, at + 1).map(blockHtml));
    at = Math.max(end, at + 1);
  }
  return html.filter((line) => line !== '').join('\n');
}

export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

function blockHtml(block: Block): string {
  const inside = block.runs.map(runHtml).join('');
  if (block.kind === 'rule') return textOf(block) === '' ? '<hr>' : `<hr>\n<p>${inside}</p>`;
  if (block.kind === 'figure') return figureHtml(block, inside);
  if (textOf(block).trim() === '') return '';
  if (block.kind === 'headline') return `<h1>${inside}</h1>`;
  if (block.kind === 'standfirst' || block.kind === 'byline') return `<p class="${block.kind}">${inside}</p>`;
  if (block.kind === 'heading') return `<h${block.level ?? 2}>${inside}</h${block.level ?? 2}>`;
  if (block.kind === 'quote') return `<blockquote><p>${inside}</p></blockquote>`;
  return `<p>${inside}</p>`;
}

function figureHtml(block: Block, caption: string): string {
  const picture = block.src === undefined ? '' : pictureHtml(block.src, block.alt ?? '');
  return `<figure>${picture}${caption === '' ? '' : `<figcaption>${caption}</figcaption>`}</figure>`;
}

/** One of ours has its place, by its size, before it is there. */
function pictureHtml(src: string, alt: string): string {
  const ours = readPictureAddress(src);
  const size = ours ? ` width="${ours.width}" height="${ours.height}"` : '';
  return `<img src="${escapeHtml(src)}" alt="${escapeHtml(alt)}"${size}>`;
}

/** Where the run of list items that begins at `start` ends; `start` itself when none begins there. */
function endOfList(blocks: readonly Block[], start: number): number {
  const end = blocks.findIndex((block, at) => at >= start && !isItem(block));
  return end === -1 ? blocks.length : end;
}

function isItem(block: Block): boolean {
  return block.kind === 'bullet' || block.kind === 'number';
}

/** Items of one indent and kind are one list; what is indented deeper stands inside the item before it. */
function listHtml(items: readonly Block[]): string {
  const [first] = items;
  if (!first) return '';
  const indent = Math.min(...items.map((item) => item.indent ?? 0));
  const tag = first.kind === 'number' ? 'ol' : 'ul';
  const next = items.findIndex(
    (item) => (item.indent ?? 0) === indent && item.kind !== kindAt(items, indent),
  );
  if (next > 0) return `${listHtml(items.slice(0, next))}\n${listHtml(items.slice(next))}`;
  if ((first.indent ?? 0) > indent) return leadingHtml(items, indent);
  return `<${tag}>${itemsHtml(items, indent)}</${tag}>`;
}

/** The kind of the first item that stands at an indent. */
function kindAt(items: readonly Block[], indent: number): string | undefined {
  return items.find((item) => (item.indent ?? 0) === indent)?.kind;
}

/** A list that begins deeper than it goes on: the deeper part is a list of its own. */
function leadingHtml(items: readonly Block[], indent: number): string {
  const shallow = items.findIndex((item) => (item.indent ?? 0) === indent);
  return `${listHtml(items.slice(0, shallow))}\n${listHtml(items.slice(shallow))}`;
}

function itemsHtml(items: readonly Block[], indent: number): string {
  const heads = items.flatMap((item, at) => ((item.indent ?? 0) === indent ? [at] : []));
  return heads
    .map((head, index) => {
      const inside = items[head]?.runs.map(runHtml).join('') ?? '';
      return `<li>${inside}${listHtml(items.slice(head + 1, heads[index + 1] ?? items.length))}</li>`;
    })
    .join('');
}

function runHtml(run: Run): string {
  const text = escapeHtml(run.text).replaceAll('\n', '<br>');
  return wrappers(run.formats).reduceRight((inside, [open, close]) => `${open}${inside}${close}`, text);
}

function wrappers(formats: Formats): readonly (readonly [string, string])[] {
  const link = formats.link;
  return [
    ...(isSafeHref(link)
      ? [[`<a href="${escapeHtml(link)}" rel="noopener noreferrer nofollow">`, '</a>'] as const]
      : []),
    ...(formats.bold ? [['<strong>', '</strong>'] as const] : []),
    ...(formats.italic ? [['<em>', '</em>'] as const] : []),
    ...(formats.strike ? [['<s>', '</s>'] as const] : []),
    ...(formats.code ? [['<code>', '</code>'] as const] : []),
  ];
}
