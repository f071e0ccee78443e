// Markdown as blocks, by way of HTML and its rules.
import MarkdownIt from 'markdown-it';
import { fromHtml, type Page } from './from-html.ts';
import { fromText } from './from-text.ts';
import type { Here } from './picture.ts';

/** Raw HTML passes, since what it becomes is judged by `fromHtml`. An indented paragraph is a paragraph here, not code. */
const markdown = new MarkdownIt({ html: true }).disable('code');
// Of a picture's alternative text it would leave out every letter that is escaped.
markdown.core.ruler.push('escapes in alternative text', ({ tokens }) => {
  const pictures = tokens.flatMap(({ children }) => children ?? []).filter(({ type }) => type === 'image');
  for (const part of pictures.flatMap(({ children }) => children ?? []))
    if (part.type === 'text_special') part.type = 'text';
});

/** More marks than anybody writes: such a text is made to keep the reading busy, so it is read as plain. */
const MARK_LIMIT = 200_000;

export function fromMarkdown(text: string, here: Here): Page {
  const { title, body } = partFrontMatter(text);
  if ((body.match(/[[\]*_~`|<&\\]/gu)?.length ?? 0) > MARK_LIMIT)
    return { title, blocks: fromText(body), images: [], remarks: [] };
  const page = fromHtml(markdown.render(body), here);
  return { ...page, title: title ?? page.title };
}

/** Many tools write `key: value` lines between two rules at the top of a file; of these only the title is of use. */
function partFrontMatter(text: string): { readonly title: string | null; readonly body: string } {
  const [all, lines] =
    /^\ufeff?---[ \t]*\r?\n(\w[^\n]{0,500}:[\s\S]{0,5000}?\n)---[ \t]*(?:\r?\n|$)/u.exec(text) ?? [];
  if (all === undefined || lines === undefined) return { title: null, body: text };
  const [, title] = /^title:[ \t]*(["']?)(.+?)\1[ \t\r]*$/imu.exec(lines)?.slice(1) ?? [];
  return { title: title ?? null, body: text.slice(all.length) };
}
