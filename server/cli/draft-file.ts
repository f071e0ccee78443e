// A draft as a file, made from its logs as they stand on the disk, in every form that a server gives.
import type { DraftId } from '../../shared/review/draft.ts';
import { DocxDesk } from '../export/docx-desk.ts';
import { exportFor } from '../export/exported.ts';
import { DRAFT_FORMATS, draftFile as fileOf } from '../export/formats.ts';
import type { Log } from '../log.ts';
import type { Newsroom } from './open-newsroom.ts';

type Asked = { readonly draft: DraftId; readonly as: string; readonly log: Log };

/** As a chief sees it: whoever sits at the machine has the database itself. */
export async function draftFile(
  { accounts, rooms }: Newsroom,
  { draft, as, log }: Asked,
): Promise<Uint8Array | { readonly failed: string }> {
  const format = DRAFT_FORMATS.find((one) => one === as);
  if (!format)
    return { failed: `A draft cannot leave as “${as}”. It leaves as ${DRAFT_FORMATS.join(', ')}.` };
  const read = await rooms.read(draft);
  if (!read.ok) return { failed: read.refusal.message };
  const person =
    accounts.people.everybody().find(({ role }) => role === 'chief') ?? accounts.people.roll()[0];
  if (!person) return { failed: 'Nobody is in this newsroom, so nothing of it can be shown to anybody.' };
  const exported = exportFor(person, read, { people: accounts.people, origin: '' });
  const file = await fileOf(exported, format, (order) => new DocxDesk(log).write(order));
  if ('code' in file) return { failed: file.message };
  return typeof file.body === 'string' ? Buffer.from(file.body) : file.body;
}
