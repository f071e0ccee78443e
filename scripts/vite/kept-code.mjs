/**
 * Names the page's scripts as scripts before they are asked for as modules. Chromium keeps the compiled code of both, but
 * reads it again only for what was asked for as a script (156; measured, docs/decisions): a later visit need not compile.
 *
 * @returns {import('vite').Plugin}
 */
export function keptCode() {
  return {
    name: 'kept-code',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html) {
        const entry = /<script type="module" crossorigin src="([^"]+)"/.exec(html);
        if (!entry) throw new Error('The page names no script of its own.');
        return html
          .replaceAll('<link rel="modulepreload"', '<link rel="preload" as="script"')
          .replace(
            entry[0],
            `<link rel="preload" as="script" crossorigin href="${entry[1]}">\n    ${entry[0]}`,
          );
      },
    },
  };
}
