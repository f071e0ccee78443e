// What of a Word file came in otherwise than it was, or not at all, in a sentence each.
import { counted } from '../counted.ts';
import { leftOutPictures, picturesElsewhere } from '../picture-remarks.ts';
import type { ThreadInFile } from '../read-in.ts';
import type { Pictures } from './pictures.ts';
import type { Oddity } from './word-elements.ts';
import type { WordReader } from './word-reader.ts';

type Seen = {
  readonly oddities: ReadonlySet<Oddity>;
  readonly reader: Pick<WordReader, 'hasTables' | 'hasNotes' | 'hasContents' | 'elsewhere'>;
  readonly pictures: Pick<Pictures, 'leftOut'>;
  readonly threads: readonly ThreadInFile[];
  /** Whether there were more comments than can be taken. */
  readonly most: boolean;
};

export function remarksOn({ oddities, reader, pictures, threads, most }: Seen): readonly string[] {
  const resolved = threads.filter(({ isResolved }) => isResolved).length;
  const lost = threads.filter(({ place }) => place === null).length;
  return [
    ...when(oddities.has('tracked'), 'Tracked changes came in as if they were all accepted.'),
    ...when(oddities.has('hidden'), 'Hidden text was left out.'),
    ...when(reader.hasTables, 'Tables came in as lines, one for each row.'),
    ...when(reader.hasNotes, 'Footnotes stand at the end, under “Notes”.'),
    ...when(reader.hasContents, 'The table of contents was left out.'),
    ...when(oddities.has('box'), 'Text boxes came in as paragraphs of the text.'),
    ...when(oddities.has('formula'), 'Formulas were left out; “[formula]” stands in their place.'),
    ...when(oddities.has('object'), 'Charts and embedded files were left out.'),
    ...leftOutPictures(pictures.leftOut),
    ...picturesElsewhere(reader.elsewhere),
    ...counted(threads.length, 'comment', 'brought in under your name; each says who wrote it in Word'),
    ...counted(resolved, 'comment', 'resolved in Word and came in closed'),
    ...counted(lost, 'comment', 'put on the draft as a whole: the words are not in the text'),
    ...when(most, 'There were more than 500 comments: the others were left out.'),
  ];
}

function when(holds: boolean, sentence: string): readonly string[] {
  return holds ? [sentence] : [];
}
