// `export`: a draft as a file, of a running server, or out of a data folder that no server runs on.
import { resolve } from 'node:path';
import type { DraftId } from '../../shared/review/draft.ts';
import { type Failed, get, serverOf } from './ask-server.ts';
import { draftNamed } from './draft-address.ts';
import { writeOut } from './out-file.ts';
import type { Place, Verb } from './verb.ts';

export const exportVerb: Verb = {
  takes: '<draft> --as format [--to file] [--force]',
  says: 'Writes a draft, named by its id or address, to a file or to where the output goes.',
  options: { as: { type: 'string' }, to: { type: 'string' }, force: { type: 'boolean' } },
  run: async ({ names: [name, more], value, has }, place) => {
    const [format, to] = [value('as'), value('to')];
    if (name === undefined || more !== undefined || format === null)
      return { wrong: 'Name one draft and a format: export <draft> --as html' };
    const draft = draftNamed(name);
    if (!draft) return { wrong: `“${name}” is no draft. Give its id, or the address of its page.` };
    if (to === null && place.isShared) return { wrong: MIXED };
    const bytes = place.server
      ? await ofServer(draft, format, place.server)
      : await ofFolder(draft, format, place);
    if ('failed' in bytes) return bytes;
    return to === null ? { bytes } : writeOut(resolve(place.from, to), bytes, has('force'));
  },
};

const MIXED =
  'npm writes lines of its own before the draft. Name a file with --to, or run npm run --silent galley -- export …';

async function ofServer(
  draft: DraftId,
  format: string,
  named: NonNullable<Place['server']>,
): Promise<Uint8Array | Failed> {
  const server = serverOf(named);
  if ('failed' in server) return server;
  const answer = await get(server, `/api/drafts/${draft}/export/${encodeURIComponent(format)}`);
  return 'failed' in answer ? answer : new Uint8Array(await answer.arrayBuffer());
}

async function ofFolder(draft: DraftId, as: string, { data, origin }: Place): Promise<Uint8Array | Failed> {
  // Only when they are needed: accounts take their time to load, and so does what writes a file.
  const { ASK_IT, inNewsroom, log } = await import('./open-newsroom.ts');
  const { draftFile } = await import('./draft-file.ts');
  return inNewsroom({ path: data, origin, instead: ASK_IT }, (newsroom) =>
    draftFile(newsroom, { draft, as, origin, log }),
  );
}
