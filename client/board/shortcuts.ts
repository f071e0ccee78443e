// The keys of the newsroom, as `?` lists them.
import { COMMAND } from '../ui/command-key.ts';
import type { ShortcutGroup } from '../ui/shortcut.tsx';

export const SHORTCUTS: readonly ShortcutGroup[] = [
  {
    name: 'Everywhere',
    shortcuts: [{ keys: [COMMAND, 'K'], does: 'Go to a draft or a person, or do something' }],
  },
  {
    name: 'On the board',
    shortcuts: [
      { keys: ['n'], does: 'New draft' },
      { keys: ['←', '↑', '↓', '→'], does: 'From card to card' },
      { keys: ['Enter'], does: 'Open the draft' },
      { keys: ['m'], does: 'The card’s menu' },
      { keys: ['Space'], does: 'Lift the card, and put it down' },
      { keys: ['←', '→'], does: 'While it is lifted: choose the stage' },
      { keys: ['Esc'], does: 'While it is lifted: put it back' },
      { keys: ['/'], does: 'Find a draft' },
      { keys: ['?'], does: 'This list' },
    ],
  },
  {
    name: 'In a draft',
    shortcuts: [
      { keys: [COMMAND, 'Alt', 'M'], does: 'Comment on the selected words' },
      { keys: [COMMAND, 'Alt', 'F'], does: 'Flag the selected words' },
      { keys: ['1', '…', '8'], does: 'While a flag is raised: choose its type' },
      { keys: ['F8'], does: 'Next open flag' },
      { keys: ['Shift', 'F8'], does: 'Previous open flag' },
      { keys: [COMMAND, 'F'], does: 'Find and replace' },
      { keys: [COMMAND, 'G'], does: 'Go to a block' },
      { keys: [COMMAND, 'Shift', 'F'], does: 'Only the text, and back' },
      { keys: [COMMAND, 'Enter'], does: 'Send what I wrote in the margin' },
      { keys: [COMMAND, 'Z'], does: 'Undo what I did' },
      { keys: [COMMAND, 'Shift', 'Z'], does: 'Do it again' },
      { keys: [COMMAND, 'B'], does: 'Bold' },
      { keys: [COMMAND, 'I'], does: 'Italic' },
      { keys: [COMMAND, 'Alt', '1'], does: 'Headline' },
      { keys: [COMMAND, 'Alt', '2'], does: 'Heading' },
      { keys: [COMMAND, 'Alt', '0'], does: 'Paragraph' },
      { keys: [COMMAND, 'Shift', '7'], does: 'Numbered list' },
      { keys: [COMMAND, 'Shift', '8'], does: 'Bulleted list' },
      { keys: [COMMAND, 'Shift', '9'], does: 'Quote' },
      { keys: ['Alt', '↑'], does: 'Move the block up' },
      { keys: ['Alt', '↓'], does: 'Move the block down' },
    ],
  },
];
