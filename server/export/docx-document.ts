// A Word document: real headings, lists, links and comments, as any word processor knows them.
import { Document, Packer, Paragraph, TextRun } from 'docx';
import { NOTES_HEADING, ON_THE_WHOLE } from '../word-names.ts';
import { articleParagraphs } from './docx-blocks.ts';
import { closes, commentsOf, type Numbered, numberedNotes, opens } from './docx-notes.ts';
import type { DocxOrder } from './docx-order.ts';
import { STYLES } from './docx-styles.ts';
import type { Pictures } from './pictures.ts';
import { xmlText } from './xml-text.ts';

export async function docxBytes(order: DocxOrder, pictures: Pictures): Promise<Uint8Array> {
  const { title, author, origin, blocks, notes } = order;
  const numbered = numberedNotes(notes);
  const { paragraphs, lists } = articleParagraphs(blocks, { notes: numbered, pictures, origin });
  const document = new Document({
    title: xmlText(title),
    creator: xmlText(author),
    lastModifiedBy: xmlText(author),
    styles: STYLES,
    numbering: { config: lists },
    comments: { children: numbered.flatMap(commentsOf) },
    sections: [{ children: [...paragraphs, ...unplaced(numbered)] }],
  });
  return Packer.toBuffer(document);
}

/** What lies on no words: said at the end, so that nothing is left out. */
function unplaced(notes: readonly Numbered[]): readonly Paragraph[] {
  const rest = notes.filter(({ place }) => place === null);
  if (rest.length === 0) return [];
  const heading = new Paragraph({
    style: 'DraftNotes',
    text: NOTES_HEADING,
  });
  return [heading, ...rest.map(unplacedParagraph)];
}

function unplacedParagraph(note: Numbered): Paragraph {
  const words = note.quote === null ? ON_THE_WHOLE : `“${note.quote}”`;
  return new Paragraph({
    style: 'DraftNote',
    children: [...opens(note), new TextRun(xmlText(words)), ...closes(note)],
  });
}
