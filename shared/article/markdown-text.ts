// Words and addresses as Markdown reads them back: nothing in them marks anything, and no HTML is left in them.

/** What may mean something to Markdown; of these `-+=>#.)` only at one end of a line. */
const MEANING = /[\\`*_[\]~|<&\-+=>#.)]/gu;
const AT_ENDS = /[-+=>#.)]/u;
/** What begins a heading, a list, a quote or an underline at the start of a line. */
const LINE_START = /^(?:[-+=>#]|\d{1,9}[.)])/u;
const LONGEST_REFERENCE = 64;

/** Plain words on one line. */
export function markdownText(text: string): string {
  return escaper(text.replaceAll(/\s+/gu, ' ').trim())();
}

/** The words of a line as Markdown says them, or those from one unit to another. */
export function escaper(line: string): (from?: number, to?: number) => string {
  const start = (LINE_START.exec(line)?.[0].length ?? 0) - 1;
  const end = line.length - (/#+$/u.exec(line)?.[0].length ?? 0);
  return (from = 0, to = line.length) =>
    line.slice(from, to).replaceAll(MEANING, (letter, index: number) => {
      const at = from + index;
      if (letter === '<') return '&lt;';
      if (letter === '&') return isReference(line.slice(at, at + LONGEST_REFERENCE)) ? '&amp;' : letter;
      return AT_ENDS.test(letter) && at !== start && at < end ? letter : `\\${letter}`;
    });
}

/** A letter as a reference: whatever stands beside it, it is punctuation to whoever looks for marks. */
export function referenceTo(letter: string): string {
  return `&#${letter.codePointAt(0)};`;
}

/** An address between the brackets of a link. */
export function markdownAddress(address: string): string {
  const escaped = address
    .replaceAll('\\', '\\\\')
    .replaceAll(/[<>`|]/gu, encodeURIComponent)
    .replaceAll(/&(?=#?\w+;)/gu, '&amp;');
  return /[()]/u.test(escaped) ? `<${escaped}>` : escaped;
}

function isReference(rest: string): boolean {
  return /^&(?:#\d+|#x[\da-f]+|[a-z][a-z\d]*);/iu.test(rest);
}
