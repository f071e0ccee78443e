// How the document looks where Word does not know a name of ours.
import type { IStylesOptions } from 'docx';

const NORMAL = { basedOn: 'Normal', next: 'Normal', quickFormat: true };

export const STYLES: IStylesOptions = {
  default: {
    document: { run: { font: 'Georgia', size: 23 }, paragraph: { spacing: { after: 160, line: 300 } } },
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
  ],
  characterStyles: [
    { id: 'Code', name: 'Code', basedOn: 'DefaultParagraphFont', run: { font: 'Courier New' } },
  ],
};
