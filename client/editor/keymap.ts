// The keys of the editor.
import { chainCommands, deleteSelection, selectAll } from 'prosemirror-commands';
import { undoInputRule } from 'prosemirror-inputrules';
import { keymap } from 'prosemirror-keymap';
import type { Command, Plugin } from 'prosemirror-state';
import { indentBy, setKind, toggleFormat, toggleList } from './commands.ts';
import { softBreak, splitBlock } from './enter.ts';
import { chooseFigureAfter, chooseFigureBefore, leaveFigure } from './figure-keys.ts';
import { joinBackward, joinForward } from './join.ts';
import { type MayMove, moveBlock } from './move-block.ts';

type Parts = { readonly undo: () => boolean; readonly redo: () => boolean; readonly mayMove?: MayMove };

export function articleKeymap({ undo, redo, mayMove }: Parts): Plugin {
  const backspace = chainCommands(undoInputRule, deleteSelection, chooseFigureBefore, joinBackward);
  const forward = chainCommands(deleteSelection, chooseFigureAfter, joinForward);
  return keymap({
    Enter: chainCommands(leaveFigure, splitBlock),
    'Shift-Enter': softBreak,
    Backspace: backspace,
    'Mod-Backspace': backspace,
    'Shift-Backspace': backspace,
    Delete: forward,
    'Mod-Delete': forward,
    Tab: indentBy(1),
    'Shift-Tab': indentBy(-1),
    'Alt-ArrowUp': moveBlock('up', mayMove),
    'Alt-ArrowDown': moveBlock('down', mayMove),
    'Mod-a': selectAll,
    'Mod-z': act(undo),
    'Shift-Mod-z': act(redo),
    'Mod-y': act(redo),
    'Mod-b': toggleFormat('bold'),
    'Mod-i': toggleFormat('italic'),
    'Mod-Shift-x': toggleFormat('strike'),
    'Mod-e': toggleFormat('code'),
    'Mod-Alt-0': setKind('paragraph'),
    'Mod-Alt-1': setKind('headline'),
    'Mod-Alt-2': setKind('heading', 2),
    'Mod-Alt-3': setKind('heading', 3),
    'Mod-Shift-7': toggleList('number'),
    'Mod-Shift-8': toggleList('bullet'),
    'Mod-Shift-9': setKind('quote'),
  });
}

/** The key is ours even when there is nothing to undo: the browser's own undo knows nothing of colleagues. */
function act(deed: () => boolean): Command {
  return (_, dispatch) => {
    if (dispatch) deed();
    return true;
  };
}
