// Pictures of our own host, for whoever reads the article elsewhere: named so that they are found, or in the article itself.
import type { Block } from './blocks.ts';

export function withWholeAddresses(blocks: readonly Block[], origin: string): readonly Block[] {
  return blocks.map((block) =>
    block.src?.startsWith('/') ? { ...block, src: `${origin}${block.src}` } : block,
  );
}

/** `inside` says for a picture's address what to say in its place; it holds those that go along. */
export function withPicturesInside(
  blocks: readonly Block[],
  inside: ReadonlyMap<string, string>,
): readonly Block[] {
  return blocks.map((block) => {
    const src = block.src === undefined ? undefined : inside.get(block.src);
    return src === undefined ? block : { ...block, src };
  });
}
