// A file is brought in on the whole server as it runs: what it makes, what it leaves unmade, and who notices.
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { z } from 'zod';
import type { Reads } from '../../server/import/brought.ts';
import { readHere } from '../../server/import/read-in.ts';
import { problemSchema } from '../../shared/api/problem.ts';
import { resolve } from '../../shared/article/anchor.ts';
import { articleOf, readBlocks } from '../../shared/article/read.ts';
import { DOCX_TYPE } from '../../shared/docx-type.ts';
import type { Person } from '../../shared/newsroom.ts';
import { draftIdSchema } from '../../shared/review/draft.ts';
import { book, bridgeFile } from '../fixtures/bridge-file.ts';
import { codeOf, yes } from '../fixtures/colleague.ts';
import { png } from '../fixtures/images.ts';
import { ann } from '../fixtures/newsroom.ts';
import { openApp } from '../fixtures/open-app.ts';
import { newsroom } from '../fixtures/together.ts';
import { documentXml, packed, partsOf } from '../fixtures/word-file.ts';

const madeSchema = z.object({
  ok: z.literal(true),
  draftId: draftIdSchema,
  seq: z.number(),
  remarks: z.array(z.string()).optional(),
});

type App = Awaited<ReturnType<typeof openApp>>;

async function brings(app: App, by: Person, file: Uint8Array, id: string = randomUUID()): Promise<unknown> {
  const answer = await fetch(`${app.address}/api/imports?id=${id}`, {
    method: 'POST',
    headers: { 'content-type': DOCX_TYPE, origin: app.address, cookie: await app.cookieOf(by) },
    body: Buffer.from(file),
  });
  return answer.json();
}

test('a Word file becomes a draft: its text, its picture and its comments in the importer’s name', async () => {
  const app = await openApp();
  const ann = await app.hires('ann', 'editor');
  const made = madeSchema.parse(await brings(app, ann, await bridgeFile()));
  const window = await app.arrives(ann);
  await window.joins(made.draftId);

  const blocks = readBlocks(articleOf(window.doc));
  expect(blocks.map(({ kind }) => kind)).toEqual(['headline', 'paragraph', 'bullet', 'bullet', 'figure']);
  const src = blocks.at(-1)?.src ?? '';
  const shown = await fetch(app.address + src, { headers: { cookie: await app.cookieOf(ann) } });
  expect(Buffer.from(await shown.arrayBuffer()).equals(png({ width: 6, height: 4 }))).toBe(true);

  const [open, closed] = window.review.threads;
  expect(open).toMatchObject({
    form: 'comment',
    by: ann.id,
    text: 'Maria Silva in Word, 12 March 2026: Who says so?',
    replies: [{ by: ann.id, text: 'Tom Weir in Word, 13 March 2026: The council does.' }],
    closed: null,
  });
  const place = open?.anchor && resolve(articleOf(window.doc), open.anchor);
  expect(place).toMatchObject({ state: 'placed', words: 'close in March' });
  expect(closed).toMatchObject({
    text: 'Maria Silva in Word, 14 March 2026: Euros?',
    closed: { by: ann.id },
  });
  expect(made.remarks).toEqual([
    '2 comments were brought in under your name; each says who wrote it in Word.',
    '1 comment was resolved in Word and came in closed.',
  ]);
  expect(made.seq).toBe(window.review.lastEvent);

  // What came with the file lives on as anything else: it is answered, and its words are edited.
  if (!open) throw new Error('There is no thread.');
  yes(await window.asks('thread.reply', { draftId: made.draftId, thread: open.id, text: 'I know.' }));
  yes(await window.cuts('The bridge will '));
  expect(open.anchor && resolve(articleOf(window.doc), open.anchor)).toMatchObject({ state: 'placed' });
});

test('asked twice under one id, at once or later, it makes one draft and says the same of it', async () => {
  const app = await openApp();
  const ann = await app.hires('ann', 'editor');
  const [file, id] = [await bridgeFile(), randomUUID()];
  const answers = await Promise.all([brings(app, ann, file, id), brings(app, ann, file, id)]);
  const later = await brings(app, ann, file, id);
  expect(answers[1]).toEqual(answers[0]);
  expect(later).toEqual(answers[0]);
  expect(await app.app.rooms.cards()).toHaveLength(1);
});

test('who may not make drafts has nothing read for them', async () => {
  const app = await openApp();
  const eve = await app.hires('eve', 'reader');
  const refused = problemSchema.parse(await brings(app, eve, Buffer.from('not even a file')));
  expect(refused.code).toBe('forbidden');
});

type Room = Awaited<ReturnType<typeof newsroom>>;

test.each<readonly [what: string, happens: (room: Room) => void, code: string]>([
  ['lost the right', ({ reception }) => reception.changes(ann, { role: 'reader' }), 'forbidden'],
  ['left the newsroom', ({ reception }) => reception.dismisses(ann), 'signed-out'],
])('who %s while their file was read has nothing made', async (_, happens, code) => {
  const [read, begun] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const reads: Reads = {
    read: async (...asked) => {
      begun.resolve();
      await read.promise;
      return readHere.read(...asked);
    },
  };
  const room = await newsroom({ reads });
  const payload = { content: { format: 'text', text: 'Harbour to reopen' } };
  const asked = room.rooms.ask(ann.id, { id: randomUUID(), name: 'draft.create', payload });
  await begun.promise;
  happens(room);
  read.resolve();
  expect(codeOf(await asked)).toBe(code);
  expect(await room.rooms.cards()).toEqual([]);
});

/** Long to read, and broken at its very end. */
const long = (): Buffer =>
  packed(partsOf(documentXml(`${'<w:p><w:r><w:t>x</w:t></w:r></w:p>'.repeat(40_000)}<w:p></w:x>`)));
const bomb = (): Buffer => packed({ ...partsOf(documentXml('')), 'word/a.xml': Buffer.alloc(26_000_000) });

test.each([
  ['a bomb', bomb, 'too-large'],
  ['a text that is long to read and broken at its end', long, 'unreadable'],
])('two people type on while %s is read, in order and before it; it makes nothing', async (_, file, code) => {
  // Packing it holds this process, and the server with it: not part of the story.
  const sent = file();
  const app = await openApp();
  const [annie, bert, carl] = [await app.hires('annie'), await app.hires('bert'), await app.hires('carl')];
  const draftId = await app.makes(annie, 'The quay at night\n\nIt is dark.');
  const [hers, his] = [await app.arrives(annie), await app.arrives(bert)];
  await hers.joins(draftId);
  await his.joins(draftId);

  const happened: string[] = [];
  const reading = brings(app, carl, sent).finally(() => happened.push('read'));
  const typing = (at: number) => (at % 2 === 0 ? ([hers, his] as const) : ([his, hers] as const));
  for (let at = 0; !happened.includes('read') || at < 6; at += 1) {
    const [writer, other] = typing(at);
    yes(await writer.types(`[${at}]`));
    await other.reads(`[${at}]`);
    happened.push(`[${at}]`);
  }

  expect(problemSchema.parse(await reading).code).toBe(code);
  expect(happened[0]).toBe('[0]');
  const typed = happened.filter((one) => one !== 'read').join('');
  expect([hers.text, his.text].map((text) => text.split('dark.')[1])).toEqual([typed, typed]);
  expect(await app.app.rooms.cards()).toHaveLength(1);
});

test('a book comes in whole, in many updates, and opens again from the log as it was', async () => {
  const app = await openApp();
  const ann = await app.hires('ann');
  const paragraphs = Array.from(
    { length: 3_000 },
    (_, at) => `Paragraph ${at} of a long book, as it was sent to us.`,
  );
  const made = madeSchema.parse(await brings(app, ann, await book(paragraphs)));
  const loaded = await app.store.load(made.draftId);
  expect(loaded.updates.length).toBeGreaterThan(3);
  const window = await app.arrives(ann);
  await window.joins(made.draftId);
  expect(readBlocks(articleOf(window.doc))).toHaveLength(paragraphs.length + 1);
});

test('pictures without room for them make no draft', async () => {
  const app = await openApp({ space: { person: 10, newsroom: 10 } });
  const ann = await app.hires('ann', 'editor');
  expect(problemSchema.parse(await brings(app, ann, await bridgeFile())).code).toBe('too-large');
  expect(await app.app.rooms.cards()).toEqual([]);
});

test('bytes that pretend over the socket are no file, and make nothing', async () => {
  const app = await openApp();
  const window = await app.arrives(await app.hires('ann'));
  const pretends = { format: 'docx' as const, bytes: [80, 75, 3, 4] as never };
  expect(codeOf(await window.asks('draft.create', { content: pretends }))).toBe('invalid');
  const small = { format: 'docx' as const, bytes: new Uint8Array([80, 75, 3, 4]) };
  expect(codeOf(await window.asks('draft.create', { content: small }))).toBe('unreadable');
});
