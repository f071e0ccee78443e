// The 35 operations after which other bindings lose their anchors (research: sync, 2.3), and the two they forgot.
import { Slice } from 'prosemirror-model';
import { describe, expect, test } from 'vitest';
import { setKind, toggleFormat, toggleList } from '../../client/editor/commands.ts';
import { softBreak, splitBlock } from '../../client/editor/enter.ts';
import { joinBackward, joinForward } from '../../client/editor/join.ts';
import { moveBlock } from '../../client/editor/move-block.ts';
import { schema } from '../../client/editor/schema.ts';
import {
  cut,
  deleteAround,
  deleteBlock,
  moveLastAbove,
  moveToEnd,
  paste,
  replaceAll,
  replaceTwice,
} from '../fixtures/edits.ts';
import { AFTER, BEFORE, FLAGGED, FlaggedWords, LAST, NEXT, PREVIOUS } from '../fixtures/flagged-words.ts';
import type { Writer } from '../fixtures/writer.ts';

type Operation = readonly [title: string, act: (ann: Writer) => unknown, words?: string];

const PARAGRAPH = `${BEFORE}${FLAGGED}${AFTER}`;

const OPERATIONS: readonly Operation[] = [
  ['type before, same paragraph', (ann) => ann.goesBefore('officials').types('NEW ')],
  ['type inside the range', (ann) => ann.goesBefore('brown').types('NEW '), 'the quick NEW brown fox'],
  ['type exactly at the start', (ann) => ann.goesBefore(FLAGGED).types('NEW ')],
  ['type exactly at the end', (ann) => ann.goesAfter(FLAGGED).types(' NEW')],
  ['delete the first word of the range', (ann) => ann.finds('the quick').deletes(), ' brown fox'],
  ['delete the text around the range', deleteAround],
  ['insert a paragraph before', (ann) => ann.goesAfter(PREVIOUS).does(splitBlock)],
  ['delete the previous paragraph', (ann) => deleteBlock(ann, 1)],
  ['bold the range', (ann) => ann.finds(FLAGGED).does(toggleFormat('bold'))],
  ['bold half of the range', (ann) => ann.finds('brown fox').does(toggleFormat('bold'))],
  ['split the paragraph after the range', (ann) => ann.goesAfter(FLAGGED).does(splitBlock)],
  ['split the paragraph before the range', (ann) => ann.goesBefore(FLAGGED).does(splitBlock)],
  [
    'split the paragraph inside the range',
    (ann) => ann.goesBefore('brown').does(splitBlock),
    'the quick \nbrown fox',
  ],
  [
    'split before, then Backspace',
    (ann) => ann.goesBefore(FLAGGED).does(splitBlock) && ann.does(joinBackward),
  ],
  ['split before, then undo', (ann) => ann.goesBefore(FLAGGED).does(splitBlock) && ann.undo.undo()],
  ['join the next paragraph into this one', (ann) => ann.goesAfter(AFTER).does(joinForward)],
  ['join this paragraph into the previous', (ann) => ann.goesBefore(PARAGRAPH).does(joinBackward)],
  ['line break before the range, same paragraph', (ann) => ann.goesBefore('officials').does(softBreak)],
  ['line break after the range, same paragraph', (ann) => ann.goesBefore('dawn').does(softBreak)],
  ['paragraph to heading', (ann) => ann.goesBefore('officials').does(setKind('heading'))],
  [
    'paragraph to heading, then undo',
    (ann) => ann.goesBefore('officials').does(setKind('heading')) && ann.undo.undo(),
  ],
  ['make it a quote', (ann) => ann.goesBefore('officials').does(setKind('quote'))],
  ['make it a bullet', (ann) => ann.goesBefore('officials').does(toggleList('bullet'))],
  ['delete the range and undo', (ann) => ann.finds(FLAGGED).deletes().undo.undo()],
  ['delete the whole paragraph and undo', (ann) => deleteBlock(ann, 2).undo.undo()],
  [
    'delete, undo, redo, undo',
    (ann) => {
      ann.finds(FLAGGED).deletes().undo.undo();
      ann.undo.redo();
      ann.undo.undo();
    },
  ],
  [
    'cut the range and paste it in another paragraph',
    (ann) => {
      const words = cut(ann, FLAGGED);
      paste(ann.goesAfter(NEXT), words);
    },
  ],
  ['cut the sentence and paste it back at the same place', (ann) => paste(ann, cut(ann, PARAGRAPH))],
  ['move the paragraph up', (ann) => ann.goesBefore('officials').does(moveBlock('up'))],
  ['move the paragraph to the end', moveToEnd],
  ['move another paragraph, the last to above', moveLastAbove],
  ['replace the whole by the same', (ann) => replaceAll(ann, (json) => json)],
  [
    'replace the whole, one word changed',
    (ann) => replaceAll(ann, (json) => json.replace('Senior', 'Several')),
  ],
  [
    'retype the paragraph: select its text, paste it edited',
    (ann) => ann.finds(PARAGRAPH).types(PARAGRAPH.replace('Senior', 'Two').replace('dawn', 'noon')),
  ],
  ['find and replace a word twice in the paragraph', replaceTwice],
];

describe('an anchor keeps its words', () => {
  test('the table has all 35 operations', () => {
    expect(OPERATIONS).toHaveLength(35);
  });

  test.each(OPERATIONS.map(([title, act, words = FLAGGED]) => ({ title, act, words })))(
    '$title',
    ({ act, words }) => {
      const scene = new FlaggedWords();
      act(scene.ann);
      const places = scene.places();
      expect(places.ann).toMatchObject({ state: 'placed', words });
      expect(places.bob).toEqual(places.ann);
      expect(places.fresh).toEqual(places.ann);
      scene.ann.checks();
      scene.bob.checks();
    },
  );
});

describe('words that are gone', () => {
  test('typing over them leaves the thread in place, changed', () => {
    const scene = new FlaggedWords();
    scene.ann.finds(FLAGGED).types('a slow red dog');
    for (const place of Object.values(scene.places()))
      expect(place).toMatchObject({ state: 'changed', words: 'a slow red dog' });
  });

  test('cutting them orphans the thread, and undo brings it back', () => {
    const scene = new FlaggedWords();
    scene.ann.finds(FLAGGED).deletes();
    for (const place of Object.values(scene.places())) expect(place).toEqual({ state: 'orphaned' });
    scene.ann.undo.undo();
    for (const place of Object.values(scene.places()))
      expect(place).toMatchObject({ state: 'placed', words: FLAGGED });
  });

  test('undoing their deletion while a colleague types among them shows them with what he typed', () => {
    const scene = new FlaggedWords();
    scene.part();
    scene.ann.finds(FLAGGED).deletes();
    scene.bob.goesBefore('brown').types('HELLO ');
    scene.meet();
    scene.ann.undo.undo();
    for (const place of Object.values(scene.places()))
      expect(place).toMatchObject({ state: 'changed', words: 'the quick HELLO brown fox' });
  });

  test('undoing the deletion of the paragraph while a colleague types beside them brings them back', () => {
    const scene = new FlaggedWords();
    scene.part();
    deleteBlock(scene.ann, 2);
    scene.bob.goesBefore('officials').types('HELLO ');
    scene.meet();
    scene.ann.undo.undo();
    for (const place of Object.values(scene.places()))
      expect(place).toMatchObject({ state: 'placed', words: FLAGGED });
  });

  test('undone by somebody whose editor says nothing, they are found between what stood beside them', () => {
    const scene = new FlaggedWords({ republishes: false });
    scene.ann.finds(FLAGGED).deletes().undo.undo();
    scene.bob.finds('officials').types('ministers');
    for (const place of Object.values(scene.places()))
      expect(place).toMatchObject({ state: 'placed', words: FLAGGED });
  });

  test('undone with all that stood beside them, they are found with it', () => {
    const scene = new FlaggedWords({ republishes: false });
    deleteBlock(scene.ann, 2).undo.undo();
    for (const place of Object.values(scene.places()))
      expect(place).toMatchObject({ state: 'placed', words: FLAGGED });
    scene.bob.finds('officials').types('ministers');
    for (const place of Object.values(scene.places())) expect(place).toEqual({ state: 'orphaned' });
  });

  test('the same words typed elsewhere are not taken for them', () => {
    const scene = new FlaggedWords();
    scene.ann.finds(FLAGGED).deletes();
    scene.ann.goesAfter(LAST).types(` Then ${FLAGGED} slept.`);
    for (const place of Object.values(scene.places())) expect(place).toEqual({ state: 'orphaned' });
  });

  test('what is pasted twice is not guessed at', () => {
    const scene = new FlaggedWords();
    const words = cut(scene.ann, FLAGGED);
    const twice = words.content.append(schema.node('block').content).append(words.content);
    paste(scene.ann.goesAfter(NEXT), new Slice(twice, 1, 1));
    for (const place of Object.values(scene.places())) expect(place.state).toBe('orphaned');
  });
});
