// The article as a page that stands by itself: one file, no script, nothing that it needs from anywhere but its pictures.
import type { Block } from './blocks.ts';
import { articleHtml, escapeHtml } from './html.ts';
import { headlineOf } from './plain.ts';

/** Said by itself so that a policy can name its hash. */
export const PAGE_STYLE = `
body { max-width: 38rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; font: 1.125rem/1.6 Charter, Georgia, serif; overflow-wrap: break-word; }
h1, h2, h3 { line-height: 1.2; } .standfirst { font-size: 1.25rem; } .byline { font-family: system-ui, sans-serif; font-size: .875rem; }
blockquote { margin: 1.5rem 0; padding-left: 1.25rem; border-left: 3px solid #bbb; font-style: italic; }
img { max-width: 100%; } figure { margin: 1.5rem 0; } figcaption { font-size: .875rem; }
`;

export function articlePage(blocks: readonly Block[]): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(headlineOf(blocks))}</title>
<style>${PAGE_STYLE}</style>
</head>
<body>
<article>
${articleHtml(blocks)}
</article>
</body>
</html>
`;
}
