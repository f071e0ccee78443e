// What was read of a foreign page, as somebody would have typed it: plain spaces, no empty blocks, no breaks at a block's
// edges, and two breaks in a row are the end of a block. Words that stood outside of every block get one.
import { Fragment, type Node, Slice } from 'prosemirror-model';
import { cleanText } from '../../shared/article/clean-text.ts';
import { fromTheLeft } from './pasted-depths.ts';
import { markerOf, schema } from './schema.ts';

export function tidyBlocks({ content }: Slice): Slice {
  const nodes = content.content;
  if (nodes.every((node) => node.isInline)) return Slice.maxOpen(Fragment.from(plainSpaces(nodes)));
  return Slice.maxOpen(Fragment.from([...fromTheLeft(gathered(nodes).flatMap(parted))]));
}

/** Every node a block. */
function gathered(nodes: readonly Node[]): readonly Node[] {
  const blocks: Node[] = [];
  let loose: Node[] = [];
  for (const node of nodes) {
    if (node.isInline) loose.push(node);
    else {
      if (loose.length > 0) blocks.push(schema.node('block', null, loose));
      loose = [];
      blocks.push(node);
    }
  }
  return loose.length > 0 ? [...blocks, schema.node('block', null, loose)] : blocks;
}

/** The blocks that a block's words make: none when it has no words and is nothing without them. */
function parted(block: Node): readonly Node[] {
  const { kind } = markerOf(block);
  const lines = linesOf(plainSpaces(block.children));
  if (kind === 'figure' || kind === 'rule') return [block.copy(Fragment.from(joined(lines, ' ')))];
  if (kind === 'heading') return lines.length === 0 ? [] : [block.copy(Fragment.from(joined(lines, ' ')))];
  const paragraphs = lines.reduce<Node[][][]>((all, line, at) => {
    if (at === 0 || line.length === 0) all.push([]);
    if (line.length > 0) all.at(-1)?.push(line);
    return all;
  }, []);
  return paragraphs
    .filter((some) => some.length > 0)
    .map((some) => block.copy(Fragment.from(joined(some, '\n'))));
}

/** What stands between the breaks, without spaces at its edges; none empty at the beginning and the end. */
function linesOf(nodes: readonly Node[]): readonly Node[][] {
  const lines: Node[][] = [[]];
  for (const node of nodes) {
    if (node.isText) lines.at(-1)?.push(node);
    else lines.push([]);
  }
  const trimmed = lines.map((line) => trimmedEnds(line));
  const first = trimmed.findIndex((line) => line.length > 0);
  return first === -1 ? [] : trimmed.slice(first, trimmed.findLastIndex((line) => line.length > 0) + 1);
}

function joined(lines: readonly (readonly Node[])[], between: ' ' | '\n'): readonly Node[] {
  const end = () => (between === '\n' ? schema.node('break') : schema.text(between));
  return lines.filter((line) => line.length > 0).flatMap((line, at) => (at > 0 ? [end(), ...line] : line));
}

/** A run of spaces that has a wide or an unbreakable one in it is how word processors indent: one space. */
const WIDE_RUN = / *[\u00a0\u2007\u202f][ \u00a0\u2007\u202f]*/gu;

function plainSpaces(nodes: readonly Node[]): readonly Node[] {
  return nodes.flatMap((node, at) => {
    if (!node.isText) return [node];
    const text = cleanText((node.text ?? '').replaceAll(WIDE_RUN, ' ')).replaceAll('\n', ' ');
    return withText(node, isInWideRun(nodes[at - 1], node) ? text.slice(1) : text);
  });
}

/** Such a run may begin in one format and go on in another. */
function isInWideRun(before: Node | undefined, node: Node): boolean {
  const meeting = `${before?.text?.at(-1) ?? ''}${node.text?.at(0) ?? ''}`;
  return /^[ \u00a0\u2007\u202f]{2}$/u.test(meeting) && meeting !== '  ';
}

function trimmedEnds(line: readonly Node[]): Node[] {
  const first = line.findIndex((node) => node.text?.trim() !== '');
  const last = line.findLastIndex((node) => node.text?.trim() !== '');
  return line.slice(first === -1 ? line.length : first, last + 1).flatMap((node, at) => {
    const begin = at === 0 ? (node.text ?? '').trimStart() : (node.text ?? '');
    return withText(node, at === last - first ? begin.trimEnd() : begin);
  });
}

function withText(node: Node, text: string): Node[] {
  return text === '' ? [] : [schema.text(text, node.marks)];
}
