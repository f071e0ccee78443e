// The words that everybody types, the same for every system.
import type { Chance } from './chance.ts';

const WORDS =
  'the editor asked for a shorter opening and clearer sources because readers leave when claims stay unproven while reviewers want figures that can be checked against the original record before this section goes to print'.split(
    ' ',
  );
const WORDS_PER_LINE = 60;

export function word(chance: Chance): string {
  return WORDS[chance.below(WORDS.length)] ?? 'the';
}

/** A text of so many words, in lines. */
export function prose(words: number, chance: Chance): string {
  const lines: string[] = [];
  for (let left = words; left > 0; left -= WORDS_PER_LINE)
    lines.push(Array.from({ length: Math.min(left, WORDS_PER_LINE) }, () => word(chance)).join(' '));
  return lines.join('\n\n');
}
