// Pictures of our own host, named so that whoever reads the article elsewhere finds them.
import type { Block } from './blocks.ts';

export function withWholeAddresses(blocks: readonly Block[], origin: string): readonly Block[] {
  return blocks.map((block) =>
    block.src?.startsWith('/') ? { ...block, src: `${origin}${block.src}` } : block,
  );
}
