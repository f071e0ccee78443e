// `import`: makes a draft of each file, by the ordinary command: of a running server, or in a data folder that no server runs on.
import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import { askedSchema } from '../../shared/api/command.ts';
import { DESKS, type Desk } from '../../shared/newsroom.ts';
import type { Asked } from '../../shared/protocol.ts';
import { type Failed, post, type Server, serverOf } from './ask-server.ts';
import { type Content, readBrought } from './brought-file.ts';
import type { Outcome, Place, Verb } from './verb.ts';

export const importVerb: Verb = {
  takes: '<file>… [--desk desk] [--by handle]',
  says: 'Makes a draft of each file (txt, md, html, docx); --by says in whose name when no server is asked.',
  options: { desk: { type: 'string' }, by: { type: 'string' } },
  run: async ({ names, value }, place) => {
    if (names.length === 0) return { wrong: 'Name the files: import <file>…' };
    const desk = DESKS.find((one) => one === (value('desk') ?? 'news'));
    if (!desk) return { wrong: `There is no desk “${value('desk')}”. There are ${DESKS.join(', ')}.` };
    const files = names.map((name) => resolve(place.from, name));
    return place.server
      ? throughServer(files, desk, place.server)
      : inFolder(files, desk, value('by'), place);
  },
};

type Made = Pick<Asked, 'draftId' | 'remarks'>;
type Make = (content: Content) => Promise<Made | Failed>;

async function throughServer(
  files: readonly string[],
  desk: Desk,
  named: NonNullable<Place['server']>,
): Promise<Outcome> {
  const server = serverOf(named);
  if ('failed' in server) return server;
  return makeEach(files, new URL('/drafts/', server.url).href, (content) => askFor(server, desk, content));
}

async function inFolder(
  files: readonly string[],
  desk: Desk,
  by: string | null,
  { data, origin }: Place,
): Promise<Outcome> {
  if (by === null) return { wrong: 'Say in whose name with --by <handle>, or ask a server: GALLEY_URL.' };
  // Only when it is needed: accounts take their time to load.
  const { ASK_IT, inNewsroom } = await import('./open-newsroom.ts');
  return inNewsroom<Outcome>({ path: data, origin, instead: ASK_IT }, async ({ accounts, rooms }) => {
    const person = accounts.people.everybody().find(({ handle }) => handle === by);
    if (!person) return { failed: `There is nobody called “${by}” in this newsroom.` };
    return makeEach(files, 'draft ', async (content) => {
      const asked = { id: randomUUID(), name: 'draft.create', payload: { desk, content } };
      const answer = await rooms.ask(person.id, asked);
      return answer.ok ? answer : { failed: answer.refusal.message };
    });
  });
}

/** One bad file does not keep the others out. */
async function makeEach(files: readonly string[], where: string, make: Make): Promise<Outcome> {
  const [said, failed]: [string[], string[]] = [[], []];
  for (const file of files) {
    const content = readBrought(file);
    const made = 'failed' in content ? content : await make(content);
    if ('draftId' in made) said.push(`${file} is ${where}${made.draftId}`, ...remarksOn(made));
    else failed.push(made.failed.startsWith(file) ? made.failed : `${file}: ${made.failed}`);
  }
  return { said, failed };
}

/** What came in otherwise than it was, under the file's own line. */
function remarksOn({ remarks = [] }: Made): readonly string[] {
  return remarks.map((remark) => `  ${remark}`);
}

const madeSchema = askedSchema.pick({ draftId: true, remarks: true });

async function askFor(server: Server, desk: Desk, content: Content): Promise<Made | Failed> {
  const id = randomUUID();
  const answer =
    content.format === 'docx'
      ? await post(server, `/api/imports?id=${id}&desk=${desk}`, { type: DOCX, content: content.bytes })
      : await post(server, '/api/commands/draft.create', {
          type: 'application/json',
          content: JSON.stringify({ id, payload: { desk, content } }),
        });
  if ('failed' in answer) return answer;
  const said = madeSchema.safeParse(await answer.json().catch(() => null));
  return said.success ? said.data : { failed: `${server.url.origin} does not answer as Galley does.` };
}

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
