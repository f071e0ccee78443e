/**
 * Writes the client's scripts in ASCII. One curly quote makes a browser read a whole file letter by letter, and keep two
 * bytes for each of its letters: measured, docs/decisions.
 *
 * @returns {import('vite').Plugin}
 */
export function asciiCode() {
  return {
    name: 'ascii-code',
    apply: 'build',
    generateBundle(_, bundle) {
      for (const file of Object.values(bundle)) if (file.type === 'chunk') file.code = inAscii(file.code);
    },
  };
}

/** The same script: in strings, templates, patterns and names, an escape stands for its letter. In raw templates it does not. */
export function inAscii(/** @type {string} */ code) {
  const raw = /\braw`[^`]*[^\0-\x7f][^`]*`/.exec(code);
  if (raw) throw new Error(`A raw template has letters beyond ASCII: ${raw[0]}`);
  return code.replace(/[^\0-\x7f]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
