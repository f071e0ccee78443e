import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { openState } from '../../client/editor/binding.ts';
import { formattingOf } from '../../client/editor/formatting.ts';

/** As the undo of an open draft: what can be undone is asked, not stored. */
class Acts {
  #undone = false;
  get canUndo(): boolean {
    return !this.#undone;
  }
  get canRedo(): boolean {
    return this.#undone;
  }
  undo(): void {
    this.#undone = true;
  }
}

test('the toolbar offers undo once something was done, and redo once it was undone', () => {
  const state = openState(new Y.Doc().getText('article'));
  const acts = new Acts();
  expect(formattingOf(state, acts)).toMatchObject({ canUndo: true, canRedo: false });
  acts.undo();
  expect(formattingOf(state, acts)).toMatchObject({ canUndo: false, canRedo: true });
});
