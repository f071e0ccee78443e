// Which HTML elements mean something to us. Every other element is transparent: its words stay, it goes.

/** Begin and end a block. */
export const BLOCKS: ReadonlySet<string> = new Set([
  ...['address', 'article', 'aside', 'body', 'center', 'dd', 'details', 'dir', 'div', 'dl', 'dt', 'fieldset'],
  ...['footer', 'form', 'header', 'hgroup', 'html', 'legend', 'main', 'p', 'search', 'section', 'summary'],
  ...['caption', 'table', 'tbody', 'td', 'tfoot', 'th', 'thead', 'tr'],
]);

export const HEADINGS: ReadonlySet<string> = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6']);

/** What stands in them is no markup, and no words of an article. */
export const RAW: ReadonlySet<string> = new Set([
  ...['iframe', 'noembed', 'noframes', 'noscript', 'script', 'style', 'xmp'],
]);

/** The same, but for character references. */
export const ESCAPABLE_RAW: ReadonlySet<string> = new Set(['textarea', 'title']);

/** Left out with everything up to their end tag. */
export const SKIPPED: ReadonlySet<string> = new Set([
  ...['audio', 'button', 'canvas', 'datalist', 'math', 'nav', 'object', 'select', 'svg', 'template', 'video'],
]);
