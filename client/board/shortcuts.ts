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
      { keys: [command, 'Alt', 'M'], does: 'Comment on the selected words' },
      { keys: [command, 'Alt', 'F'], does: 'Flag the selected words' },
      { keys: ['F8'], does: 'Next open flag' },
      { keys: ['Shift', 'F8'], does: 'Previous open flag' },
      { keys: [command, 'F'], does: 'Find and replace' },
      { keys: [command, 'G'], does: 'Go to a block' },
      { keys: [command, 'Shift', 'F'], does: 'Only the text, and back' },
      { keys: [command, 'Enter'], does: 'Send what I wrote in the margin' },
      { keys: [command, 'Z'], does: 'Undo what I did' },
      { keys: [command, 'Shift', 'Z'], does: 'Do it again' },
      { keys: [command, 'B'], does: 'Bold' },
      { keys: [command, 'I'], does: 'Italic' },
      { keys: [command, 'Alt', '1'], does: 'Headline' },
      { keys: [command, 'Alt', '2'], does: 'Heading' },
      { keys: [command, 'Alt', '0'], does: 'Paragraph' },
      { keys: [command, 'Shift', '7'], does: 'Numbered list' },
      { keys: [command, 'Shift', '8'], does: 'Bulleted list' },
      { keys: [command, 'Shift', '9'], does: 'Quote' },
      { keys: ['Alt', '↑'], does: 'Move the block up' },
      { keys: ['Alt', '↓'], does: 'Move the block down' },
    ],
  },
];
