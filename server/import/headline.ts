// Which of the first blocks are the headline and the byline.
import { type Block, type Run, textOf } from '../../shared/article/blocks.ts';
import { sameFormats } from '../../shared/article/formats.ts';
import { looksLikeByline } from './byline.ts';

const LONGEST_HEADLINE = 120;
const NEAR_THE_TOP = 4;

/** A headline is one short line and no sentence: it has no closing stop, also not before a closing quote mark or bracket. */
export function looksLikeHeadline(line: string): boolean {
  return (
    line !== '' &&
    !line.includes('\n') &&
    [...line].length <= LONGEST_HEADLINE &&
    !/[.!?…]["'”’»)\]]*$/u.test(line)
  );
}

/** Gives the article the headline that it has or that its page names, and its byline. */
export function withHeadline(blocks: readonly Block[], title: string | null): readonly Block[] {
  return withByline(headed(blocks, title));
}

function headed(blocks: readonly Block[], title: string | null): readonly Block[] {
  const [first, ...others] = blocks;
  if (!first || blocks.some(({ kind }) => kind === 'headline')) return blocks;
  const line = textOf(first).trim();
  if (title !== null && title !== line && looksLikeHeadline(title))
    return [{ kind: 'headline', runs: [{ text: title, formats: {} }] }, ...blocks];
  const canLead = isProse(first) && looksLikeHeadline(line) && !looksLikeByline(line);
  return canLead ? [{ kind: 'headline', runs: unbold(first) }, ...others] : blocks;
}

function withByline(blocks: readonly Block[]): readonly Block[] {
  if (blocks.some(({ kind }) => kind === 'byline')) return blocks;
  const at = blocks.findIndex((block) => isProse(block) && looksLikeByline(textOf(block).trim()));
  const line = blocks[at];
  if (!line || at >= NEAR_THE_TOP) return blocks;
  return blocks.with(at, { kind: 'byline', runs: unbold(line) });
}

function isProse({ kind }: Block): boolean {
  return kind === 'paragraph' || kind === 'heading';
}

/** What is large by its kind need not be bold as well. */
function unbold({ runs }: Block): readonly Run[] {
  const worn: Run[] = [];
  for (const {
    text,
    formats: { bold, ...formats },
  } of runs) {
    const last = worn.at(-1);
    if (last && sameFormats(last.formats, formats))
      worn[worn.length - 1] = { text: last.text + text, formats };
    else worn.push({ text, formats });
  }
  return worn;
}
