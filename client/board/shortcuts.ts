// The keys of the newsroom, as `?` lists them.
import type { ShortcutGroup } from '../ui/shortcut.tsx';

const command = /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘' : 'Ctrl';

export const SHORTCUTS: readonly ShortcutGroup[] = [
  {
    name: 'On the board',
    shortcuts: [
      { keys: ['n'], does: 'New draft' },
      { keys: ['←', '↑', '↓', '→'], does: 'From card to card' },
      { keys: ['Enter'], does: 'Open the draft' },
      { keys: ['m'], does: 'Move the card' },
      { keys: ['?'], does: 'This list' },
    ],
  },
  {
    name: 'In a draft',
    shortcuts: [
      { keys: ['F8'], does: 'Next open flag' },
      { keys: ['Shift', 'F8'], does: 'Previous open flag' },
      { keys: [command, 'B'], does: 'Bold' },
      { keys: [command, 'I'], does: 'Italic' },
      { keys: [command, 'Z'], does: 'Undo what I did' },
      { keys: ['Alt', '↑'], does: 'Move the block up' },
      { keys: ['Alt', '↓'], does: 'Move the block down' },
    ],
  },
];
