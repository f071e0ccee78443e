// Ann changes the structure while Bob, who does not see it yet, types in it (research: sync, 2.6).
import { describe, expect, test } from 'vitest';
import { setKind, toggleFormat, toggleList } from '../../client/editor/commands.ts';
import { softBreak, splitBlock } from '../../client/editor/enter.ts';
import { joinBackward } from '../../client/editor/join.ts';
import { moveBlock } from '../../client/editor/move-block.ts';
import { deleteBlock, moveLastAbove, moveToEnd, replaceAll } from '../fixtures/edits.ts';
import { AFTER, BEFORE, FLAGGED, FlaggedWords, NEXT } from '../fixtures/flagged-words.ts';
import type { Writer } from '../fixtures/writer.ts';

type Deed = readonly [title: string, act: (ann: Writer) => unknown];

const PARAGRAPH = `${BEFORE}${FLAGGED}${AFTER}`;
const TYPED = '@@HELLO@@';

const DEEDS: readonly Deed[] = [
  ['bolds the range', (ann) => ann.finds(FLAGGED).does(toggleFormat('bold'))],
  ['splits the paragraph before the range', (ann) => ann.goesBefore(FLAGGED).does(splitBlock)],
  ['splits the paragraph inside the range', (ann) => ann.goesBefore('brown').does(splitBlock)],
  ['joins the paragraph to the previous', (ann) => ann.goesBefore(PARAGRAPH).does(joinBackward)],
  ['breaks the line before the range', (ann) => ann.goesBefore('officials').does(softBreak)],
  ['makes the paragraph a heading', (ann) => ann.finds(FLAGGED).does(setKind('heading'))],
  ['makes the paragraph a quote', (ann) => ann.finds(FLAGGED).does(setKind('quote'))],
  ['makes the paragraph a bullet', (ann) => ann.finds(FLAGGED).does(toggleList('bullet'))],
  [
    'makes a heading and takes it back',
    (ann) => ann.finds(FLAGGED).does(setKind('heading')) && ann.undo.undo(),
  ],
  ['moves another paragraph above', moveLastAbove],
  [
    'replaces the whole, one word changed',
    (ann) => replaceAll(ann, (json) => json.replace('Senior', 'Several')),
  ],
];

const MOVES: readonly Deed[] = [
  ['moves the paragraph up', (ann) => ann.goesBefore('officials').does(moveBlock('up'))],
  ['moves the paragraph to the end', moveToEnd],
  ['deletes the paragraph and takes it back', (ann) => deleteBlock(ann, 2).undo.undo()],
];

const PLACES = [
  { where: 'inside the range', before: 'fox had' },
  { where: 'in the same paragraph, after the range', before: 'near the' },
  { where: 'in the next paragraph', before: 'town' },
];

const CASES = (deeds: readonly Deed[]) =>
  deeds.flatMap(([title, act]) =>
    PLACES.flatMap((place) =>
      [true, false].map((annFirst) => ({
        title,
        act,
        ...place,
        annFirst,
        ids: annFirst ? 'Ann < Bob' : 'Bob < Ann',
      })),
    ),
  );

describe('what a colleague types stays where he typed it', () => {
  test.each(CASES(DEEDS))('while Ann $title, Bob types $where ($ids)', ({ act, before, annFirst }) => {
    const { ann, bob } = together(act, before, annFirst);
    expect(ann.words).toBe(bob.words);
    expect(ann.words.split(TYPED)).toHaveLength(2);
    const [left = '', right = ''] = ann.words.split(TYPED);
    expect(right.startsWith(before)).toBe(true);
    expect(left).toMatch(new RegExp(`${wordBefore(before)}\\s$`, 'u'));
    ann.checks();
    bob.checks();
  });
});

describe('a moved paragraph', () => {
  // To move is to cut and to insert, and so is to undo a deletion: what is typed in the old place at that moment stays
  // there. So the editor refuses to move a block while a colleague's caret is in it.
  test.each(CASES(MOVES))(
    'loses nothing: while Ann $title, Bob types $where ($ids)',
    ({ act, before, annFirst }) => {
      const { ann, bob } = together(act, before, annFirst);
      expect(ann.words).toBe(bob.words);
      expect(ann.words.split(TYPED)).toHaveLength(2);
      expect(ann.words.replace(TYPED, '')).toContain(PARAGRAPH);
    },
  );

  test('stands twice when two people move it at once', () => {
    const scene = new FlaggedWords();
    scene.part();
    scene.ann.goesBefore('officials').does(moveBlock('up'));
    moveToEnd(scene.bob);
    scene.meet();
    expect(scene.ann.words).toBe(scene.bob.words);
    expect(scene.ann.words.split(PARAGRAPH)).toHaveLength(3);
  });

  test('is refused while a colleague writes in it', () => {
    const { ann } = new FlaggedWords();
    const before = ann.words;
    const asked: number[] = [];
    const mayMove = (from: number, to: number) => asked.push(from, to) === 0;
    expect(ann.goesBefore('officials').does(moveBlock('up', mayMove))).toBe(false);
    expect(asked).toHaveLength(2);
    expect(ann.words).toBe(before);
  });
});

test('undo takes away one’s own words only', () => {
  const scene = new FlaggedWords();
  scene.ann.goesAfter(NEXT).does(splitBlock);
  scene.ann.does(setKind('heading'));
  scene.bob
    .goesAfter(NEXT)
    .selects(scene.bob.words.indexOf(NEXT) + NEXT.length + 1)
    .types('Bob was here');
  while (scene.ann.undo.undo());
  expect(scene.ann.words).toContain(`${NEXT}Bob was here`);
  expect(scene.bob.words).toBe(scene.ann.words);
});

function together(act: (ann: Writer) => unknown, before: string, annFirst: boolean): FlaggedWords {
  const scene = new FlaggedWords({ annFirst });
  scene.part();
  act(scene.ann);
  scene.bob.goesBefore(before).types(TYPED);
  scene.meet();
  return scene;
}

function wordBefore(words: string): string {
  const text = `${PARAGRAPH} ${NEXT}`;
  return text.slice(0, text.indexOf(words)).trim().split(' ').at(-1) ?? '';
}
