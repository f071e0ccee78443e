// A draft as a file, made from its logs as they stand on the disk, in every form that a server gives.
import type { DraftId } from '../../shared/review/draft.ts';
import { DocxDesk } from '../export/docx-desk.ts';
import { exportAll } from '../export/exported.ts';
import { DRAFT_FORMATS, draftFile as fileOf } from '../export/formats.ts';
import { findingPictures } from '../images/find-picture.ts';
import type { Log } from '../log.ts';
import type { Newsroom } from './open-newsroom.ts';

type Asked = {
  readonly draft: DraftId;
  readonly as: string;
  /** Where the newsroom is to be found. */
  readonly origin: string;
  readonly log: Log;
};

export async function draftFile(
  { accounts, rooms, images }: Newsroom,
  { draft, as, origin, log }: Asked,
): Promise<Uint8Array | { readonly failed: string }> {
  const format = DRAFT_FORMATS.find((one) => one === as);
  if (!format)
    return { failed: `A draft cannot leave as “${as}”. It leaves as ${DRAFT_FORMATS.join(', ')}.` };
  const read = await rooms.read(draft);
  if (!read.ok) return { failed: read.refusal.message };
  const findPicture = findingPictures(images);
  const docx = new DocxDesk({ log, findPicture });
  const exported = exportAll(read, { people: accounts.people, origin });
  const file = await fileOf(exported, format, { writeDocx: (order) => docx.write(order), findPicture });
  if ('code' in file) return { failed: file.message };
  return typeof file.body === 'string' ? Buffer.from(file.body) : file.body;
}
