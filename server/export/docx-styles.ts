// How the document looks where Word does not know a name of ours.
import { BorderStyle, type IStylesOptions, LineRuleType } from 'docx';
import { CODE_STYLE, NOTE_STYLE, NOTES_HEADING_STYLE, RULE_STYLE } from '../word-names.ts';

/** Said in full: LibreOffice would else hold lines to that height, and pictures would stand over words. */
const LINES = { after: 160, line: 300, lineRule: LineRuleType.AUTO };

const NORMAL = { basedOn: 'Normal', next: 'Normal', quickFormat: true };

export const STYLES: IStylesOptions = {
  default: {
    document: { run: { font: 'Georgia', size: 23 }, paragraph: { spacing: LINES } },
    heading1: { run: { size: 44, bold: true }, paragraph: { spacing: { after: 120 }, keepNext: true } },
    heading2: {
      run: { size: 30, bold: true },
      paragraph: { spacing: { before: 320, after: 100 }, keepNext: true },
    },
    heading3: {
      run: { size: 25, bold: true },
      paragraph: { spacing: { before: 240, after: 80 }, keepNext: true },
    },
  },
  paragraphStyles: [
    { id: 'Standfirst', name: 'Standfirst', ...NORMAL, run: { size: 27, color: '444444' } },
    { id: 'Byline', name: 'Byline', ...NORMAL, run: { size: 19, font: 'Arial', color: '444444' } },
    {
      id: 'Quote',
      name: 'Quote',
      ...NORMAL,
      run: { italics: true },
      paragraph: { indent: { left: 560, right: 560 } },
    },
    { id: 'Caption', name: 'caption', ...NORMAL, run: { size: 19, color: '444444' } },
    {
      id: 'HorizontalLine',
      name: RULE_STYLE,
      ...NORMAL,
      paragraph: { border: { bottom: { style: BorderStyle.SINGLE, size: 6, color: '999999', space: 1 } } },
    },
    { id: 'DraftNotes', name: NOTES_HEADING_STYLE, basedOn: 'Heading2', next: 'Normal' },
    { id: 'DraftNote', name: NOTE_STYLE, ...NORMAL },
  ],
  characterStyles: [
    { id: 'Code', name: CODE_STYLE, basedOn: 'DefaultParagraphFont', run: { font: 'Courier New' } },
  ],
};
