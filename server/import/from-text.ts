// Plain text as paragraphs.
import type { Block } from '../../shared/article/blocks.ts';
import { cleanText } from '../../shared/article/clean-text.ts';
import { BlockWriter } from './block-writer.ts';
import { looksLikeByline } from './byline.ts';

/** Widths at which mail programs, typewriters and terminals wrap. */
const [NARROWEST, WIDEST] = [40, 120];

/**
 * Blank lines part paragraphs; where there are none, every line is a paragraph. Between blank lines a line break may
 * be only the wrapping of a narrow page: then the lines are one paragraph.
 */
export function fromText(text: string): readonly Block[] {
  const lines = cleanText(text)
    .trim()
    .split('\n')
    .map((line) => line.replaceAll('\t', ' ').trim());
  const isWrapped = lines.includes('') ? wrappingOf(lines) : () => false;
  const writer = new BlockWriter();
  let last = '';
  for (const line of lines) {
    if (!isWrapped(last, line)) writer.begin({ kind: 'paragraph' });
    if (line !== '') writer.writeVerbatim(writer.hasText ? ` ${line}` : line, {});
    last = line;
    if (writer.isFull) break;
  }
  return writer.blocks();
}

/** Whether the break between two lines is only wrapping: the next word had no room, or a sentence goes on in small letters. */
function wrappingOf(lines: readonly string[]): (line: string, next: string) => boolean {
  const width = lines.reduce((widest, line) => Math.max(widest, line.length), 0);
  const wraps = width >= NARROWEST && width <= WIDEST;
  return (line, next) => {
    if (line === '' || next === '' || looksLikeByline(next) || looksLikeByline(line) || isListed(next))
      return false;
    if (wraps && line.length + 1 + firstWordOf(next).length > width) return true;
    return /^\p{Ll}/u.test(next) && !/[.!?…:;]["'”’»)]*$/u.test(line);
  };
}

function isListed(line: string): boolean {
  return /^(?:[-*•–—]|\d{1,3}[.)])\s/u.test(line);
}

function firstWordOf(line: string): string {
  return line.split(' ', 1)[0] ?? '';
}
