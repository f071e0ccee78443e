// A published edition as a page of its own: no script, set for reading and for printing.
import { createHash } from 'node:crypto';
import { escapeHtml } from '../../shared/article/html.ts';
import { readPictureAddress } from '../../shared/article/picture.ts';
import type { Edition } from '../store/store.ts';
import { FONT_FACES } from './fonts.ts';

const STYLE = `
${FONT_FACES}
:root { color-scheme: light dark; --ink: #1d1b18; --quiet: #5f5a52; --line: #d9d4ca; --paper: #fbfaf7; }
@media (prefers-color-scheme: dark) { :root { --ink: #ece8e0; --quiet: #aaa49a; --line: #45413b; --paper: #1a1917; } }
html { background: var(--paper); color: var(--ink); font: 1.1875rem/1.6 'Newsreader Variable', Charter, 'Bitstream Charter', Georgia, serif; }
body { max-width: 36rem; margin: 0 auto; padding: 3rem 1.25rem 4rem; overflow-wrap: break-word; hyphens: auto; }
h1 { font-size: 2.25rem; line-height: 1.15; text-wrap: balance; hyphens: none; margin: 0 0 .75rem; }
h2, h3, h4 { line-height: 1.25; margin: 2rem 0 .5rem; text-wrap: balance; }
h2 { font-size: 1.375rem; } h3, h4 { font-size: 1.1875rem; }
.standfirst { font-size: 1.3125rem; line-height: 1.45; color: var(--quiet); margin: 0 0 1rem; }
.byline, footer, aside, .elsewhere { font-family: 'Inter Variable', system-ui, sans-serif; font-size: .875rem; line-height: 1.5; }
.byline { padding-bottom: 1rem; border-bottom: 1px solid var(--line); }
blockquote { margin: 1.5rem 0; padding-left: 1.25rem; border-left: 3px solid var(--line); font-style: italic; }
ul, ol { padding-left: 1.5rem; } li { margin: .25rem 0; }
hr { border: 0; border-top: 1px solid var(--line); width: 6rem; margin: 2rem auto; }
a { color: inherit; text-underline-offset: .15em; }
a:focus-visible { outline: 2px solid currentColor; outline-offset: 2px; }
img { max-width: 100%; height: auto; } figure { margin: 1.5rem 0; } figcaption { font-size: .875rem; color: var(--quiet); }
.elsewhere { margin: 0; padding: 1.5rem 1rem; border: 1px dashed var(--line); color: var(--quiet); text-align: center; overflow-wrap: anywhere; }
aside { border: 1px solid var(--line); border-radius: 4px; padding: .75rem 1rem; margin: 0 0 2rem; }
aside p, footer p { margin: 0; }
footer { margin-top: 3rem; padding-top: 1rem; border-top: 1px solid var(--line); color: var(--quiet); }
code { font-size: .9em; } footer code { overflow-wrap: anywhere; }
@page { margin: 2cm; }
@media print {
  :root { --ink: #000; --quiet: #333; --line: #999; --paper: #fff; }
  html { font-size: 11pt; } body { max-width: none; padding: 0; } nav { display: none; }
  h1, h2, h3, h4 { break-after: avoid; } blockquote, li { break-inside: avoid; } p { orphans: 3; widows: 3; }
}
`;

const hash = createHash('sha256').update(STYLE).digest('base64');

/** Nothing but this one style, the faces it names, and pictures, may come with the page. */
export const EDITION_CSP = `default-src 'none'; style-src 'sha256-${hash}'; font-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

/** `publisher` is a name; `edition.html` was made from blocks by the article's own, escaping writer. */
export function editionPage(edition: Edition, publisher: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" type="image/svg+xml" href="/galley.svg">
<title>${escapeHtml(edition.headline)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
${correction(edition)}<article>
${withoutForeignPictures(edition.html)}
</article>
</main>
<footer>
<p>Edition ${edition.number} of ${escapeHtml(edition.slug)}, published by ${escapeHtml(publisher)} on
<time datetime="${escapeHtml(edition.at)}">${escapeHtml(inWords(edition.at))}</time>.</p>
<p>SHA-256 <code>${escapeHtml(edition.hash)}</code></p>
<nav aria-label="Elsewhere"><p><a href="/editions/${edition.draftId}/${edition.number}.json">This edition as JSON</a> ·
<a href="/drafts/${edition.draftId}">The draft</a></p></nav>
</footer>
</body>
</html>
`;
}

/** As the article's own writer puts them. */
const PICTURE = /<img src="([^"]*)" alt="([^"]*)"[^>]*>/gu;

/** A page of ours asks nobody outside for a picture: in its place stands what it shows, and where it is. */
function withoutForeignPictures(html: string): string {
  return html.replace(PICTURE, (picture, src: string, alt: string) => {
    if (readPictureAddress(src)) return picture;
    const where = src.startsWith('/')
      ? 'not kept here'
      : `<a href="${src}" rel="noopener noreferrer nofollow">at its own address</a>`;
    return `<p class="elsewhere">${alt === '' ? 'A picture' : `Picture: ${alt}`} (${where})</p>`;
  });
}

function correction({ note }: Edition): string {
  if (note === null) return '';
  return `<aside aria-label="Correction"><p><strong>Correction:</strong> ${escapeHtml(note)}</p></aside>\n`;
}

const FORM = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });

function inWords(at: string): string {
  return `${FORM.format(new Date(at))} UTC`;
}
